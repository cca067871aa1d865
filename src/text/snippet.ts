import { fold } from './fold.js'
import { tokensOfText, wordPattern } from './words.js'

const length = 160
/** How much of it stands before what was found. */
const before = 60

const words = new Intl.Segmenter('en', { granularity: 'word' })
const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Where the first word that begins with one of the terms stands in the text; null where none does. */
export function firstMatch(text: string, terms: readonly string[]): number | null {
  for (const { 0: word, index } of text.matchAll(wordPattern())) {
    const hits = terms.filter((term) => [...tokensOfText(word)].some((token) => token.startsWith(term)))
    if (hits.length === 0) continue
    // Scripts without spaces: the term stands somewhere inside of the run.
    let inside = 0
    for (const character of word) {
      const rest = fold(word.slice(inside, inside + length))
      if (hits.some((term) => rest.startsWith(term))) return index + inside
      inside += character.length
    }
    return index
  }
  return null
}

/** About 160 characters round the first match, or from the beginning where there is none: whole words, plain text. */
export function snippetOf(text: string, terms: readonly string[]): string {
  const found = firstMatch(text, terms) ?? 0
  if (text.length <= length) return tidy(text)
  const from = Math.max(0, Math.min(found - before, text.length - length))
  const [start, end] = [Math.max(0, from - length), Math.min(text.length, from + 2 * length)]
  const inside = pieces(text.slice(start, end)).filter(
    ({ index, segment }) => start + index >= from && start + index + segment.length <= from + length,
  )
  // What is left of the sentence before begins with its full stop.
  const [first, last] = [inside.find(({ segment }) => !/^[\s\p{P}]+$/u.test(segment)), inside.at(-1)]
  if (!first || !last) return tidy(text.slice(from, from + length))
  const [left, right] = [start + first.index, start + last.index + last.segment.length]
  return `${left > 0 ? '…' : ''}${tidy(text.slice(left, right))}${right < text.length ? '…' : ''}`
}

/** Words; what is longer than a snippet holds is taken apart. */
function pieces(text: string): { index: number; segment: string }[] {
  return [...words.segment(text)].flatMap(({ index, segment }) =>
    segment.length <= before
      ? [{ index, segment }]
      : [...characters.segment(segment)].map((part) => ({
          index: index + part.index,
          segment: part.segment,
        })),
  )
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim()
