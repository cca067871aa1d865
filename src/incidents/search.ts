/** What somebody typed to find incidents: every word must begin a word of the text, or it is a number. */
export interface Search {
  number: number | null
  /** Words that the full-text index knows. */
  words: string[]
  /** Words too short, too long or too frequent for it: looked for as they stand. */
  fragments: string[]
}

// Words that InnoDB leaves out of its full-text indexes unless told otherwise.
const stopwords = new Set(
  'a about an are as at be by com de en for from how i in is it la of on or that the this to was what when where who will with und www'.split(
    ' ',
  ),
)

export function parseSearch(text: string): Search {
  const number = /^\s*(?:INC-)?(\d{1,9})\s*$/i.exec(text)?.[1]
  const all = [...new Set(wordsOf(text))].slice(0, 20)
  return {
    number: number === undefined ? null : Number(number),
    words: all.filter(indexed),
    fragments: all.filter((word) => !indexed(word)),
  }
}

/** Whether the full-text index has this word. */
const indexed = (word: string) => word.length >= 3 && word.length <= 80 && !stopwords.has(word)

/** Without case or accents, as the index compares. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []
  )
}

/** The same question asked of a text in memory. */
export function matchesSearch(
  search: Search,
  incident: { number: number },
  texts: (string | null)[],
): boolean {
  if (search.number !== null && search.number === incident.number) return true
  const { words, fragments } = search
  if (words.length + fragments.length === 0) return false
  const text = texts.filter((part) => part !== null).join('\n')
  const present = wordsOf(text)
  const folded = present.join(' ')
  return (
    words.every((word) => present.some((candidate) => indexed(candidate) && candidate.startsWith(word))) &&
    fragments.every((fragment) => folded.includes(fragment))
  )
}
