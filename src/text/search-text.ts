import { fold } from './fold.js'
import { isPair, tokensOfQuery, tokensOfText } from './words.js'

// Texts are found by one column of tokens that we make, so that all databases, scripts and tables agree on what a
// word is: no stop words, no shortest word, no collation, no parser of theirs has a say.

/** Characters that a column holds at most. */
const mostStored = 200_000
/** InnoDB indexes no longer ones than 84. */
const longestToken = 80
const mostTerms = 20

/** What somebody typed to find something: every term must begin a word, or it is a number. */
export interface SearchTokens {
  number: number | null
  /** Folded, each once. */
  terms: string[]
}

/**
 * A token in ASCII that begins like no stop word and is longer than the shortest word. No code begins another one,
 * so what begins a word begins its token.
 */
function encoded(token: string): string {
  const codes = [...token].map((character) =>
    /[a-z0-9]/.test(character)
      ? character
      : character === '_'
        ? '__'
        : `_${(character.codePointAt(0) ?? 0).toString(36).padStart(4, '0')}`,
  )
  return `tk${codes.join('')}`.slice(0, longestToken)
}

/** The texts as one column of tokens, which MATCH asks with `allOf` and `anyOf`. */
export function searchTextOf(...texts: (string | null)[]): string {
  const tokens: string[] = []
  let length = 0
  for (const text of texts) {
    if (text === null) continue
    for (const found of tokensOfText(text)) {
      const token = encoded(found)
      length += token.length + 1
      if (length > mostStored) return tokens.join(' ')
      tokens.push(token)
    }
  }
  return tokens.join(' ')
}

export function searchTokens(text: string): SearchTokens {
  const number = /^\s*(?:inc-)?(\d{1,9})\s*$/.exec(fold(text))?.[1]
  return {
    number: number === undefined ? null : Number(number),
    terms: [...new Set(tokensOfQuery(text))].slice(0, mostTerms),
  }
}

/** In boolean mode: every term begins a word. Terms may hold anything: only their codes come into the query. */
export const allOf = (terms: readonly string[]) =>
  terms.map((term) => `+${encoded(term)}${isPair(term) ? '' : '*'}`).join(' ')

/** In boolean mode: any of the terms, for ranking. */
export const anyOf = (terms: readonly string[]) => terms.map(encoded).join(' ')

/** Whether every term begins a word of the texts, in memory: the same question that `allOf` asks. */
export function matchesText(terms: readonly string[], texts: (string | null)[]): boolean {
  if (terms.length === 0) return false
  const present = searchTextOf(...texts).split(' ')
  return terms.every((term) => {
    const wanted = encoded(term)
    return present.some((token) => (isPair(term) ? token === wanted : token.startsWith(wanted)))
  })
}
