/** Letters that Unicode does not take apart into a letter and an accent, as people type them without. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}

// Accents, and the vowel points of Hebrew and Arabic. Vowel signs of Indic scripts are letters to their readers.
const marks = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/g

/** The text without case, accents and widths: what compares equal is found. Folding twice changes nothing more. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(marks, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[ßæœøđðłþħıς]/g, (letter) => plain[letter] ?? letter)
}
