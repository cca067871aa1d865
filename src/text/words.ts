import { fold } from './fold.js'

// Scripts that put no spaces between words.
const unspaced =
  '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}'
const letter = '[\\p{L}\\p{M}\\p{N}_]'
/** Words, with what joins their parts inside of ids (`INC-42`, `v1.2.3`, `10.0.0.1`), and pictures. */
export const wordPattern = () =>
  new RegExp(`${letter}+(?:[-.:/]${letter}+)*|\\p{Extended_Pictographic}`, 'gu')
const pieces = new RegExp(`[${unspaced}]+|[^${unspaced}]+`, 'gu')
const isUnspaced = new RegExp(`^[${unspaced}]`, 'u')
/** More parts than an id has: a list, an address. */
const mostParts = 8

/** A word of a script with spaces, an id of several parts, or a run of characters of a script without. */
type Piece = { kind: 'word' | 'id' | 'run'; text: string }

/** Cuts a text into what stands on its own, folded, in its order. */
function* piecesOf(text: string): Generator<Piece> {
  for (const [found] of fold(text).matchAll(wordPattern())) {
    const isId = /[-.:/]/.test(found) && /\p{N}/u.test(found) && !holdsRun(found)
    if (isId) yield* idsOf(found)
    else for (const part of found.split(/[-.:/]/)) yield* runsOf(part)
  }
}

const holdsRun = (text: string) => new RegExp(`[${unspaced}]`, 'u').test(text)

function* idsOf(found: string): Generator<Piece> {
  const parts = found.split(/(?<=[-.:/])/)
  for (let from = 0; from < parts.length; from += mostParts) {
    const text = parts
      .slice(from, from + mostParts)
      .join('')
      .replace(/[-.:/]$/, '')
    yield { kind: /[-.:/]/.test(text) ? 'id' : 'word', text }
  }
}

function* runsOf(word: string): Generator<Piece> {
  for (const [text] of word.matchAll(pieces)) yield { kind: isUnspaced.test(text) ? 'run' : 'word', text }
}

/**
 * What a text is found by. Ids stand there whole, from each of their parts on, and in parts; runs as pairs of
 * neighbours, and their last character alone, so that each of their characters begins a token.
 */
export function* tokensOfText(text: string): Generator<string> {
  for (const piece of piecesOf(text)) {
    if (piece.kind === 'run') {
      const characters = [...piece.text]
      yield* pairsOf(characters)
      yield characters.at(-1) ?? ''
    } else {
      const parts = piece.text.split(/(?<=[-.:/_])(?=[^_])/)
      yield* parts.map((_, from) => parts.slice(from).join(''))
      if (parts.length > 1) yield* parts.slice(0, -1).map((part) => part.replace(/[-.:/_]+$/, '') || part)
      if (/^v\d/.test(piece.text)) yield piece.text.slice(1)
    }
  }
}

/** What must be in a text that these words are looked for in. */
export function* tokensOfQuery(text: string): Generator<string> {
  for (const { kind, text: asked } of piecesOf(text)) {
    const characters = [...asked]
    if (kind === 'run' && characters.length > 1) yield* pairsOf(characters)
    else yield asked
  }
}

function* pairsOf(characters: string[]): Generator<string> {
  for (let index = 1; index < characters.length; index += 1)
    yield `${characters[index - 1]}${characters[index]}`
}

/** Whether it is a pair of neighbours, which is looked for as it is; all else begins a word. */
export const isPair = (token: string) => [...token].length === 2 && isUnspaced.test(token)
