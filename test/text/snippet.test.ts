import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { searchTokens } from '../../src/text/search-text.js'
import { snippetOf } from '../../src/text/snippet.js'

const filler = 'Nothing of note was seen on any of the boxes before that. '.repeat(10)

test.each([
  ['cafe', 'the Café till'],
  ['db-3', 'replica db-3 lags'],
  ['strasse', 'in der Straße 5'],
  ['ошибка', 'снова Ошибка платежа'],
  ['बिजली', 'फिर बिजली गुल'],
  ['🔥', 'all is 🔥 here'],
])('%j is shown with what stands round it', (typed, text) => {
  const snippet = snippetOf(`${filler}${text} ${filler}`, searchTokens(typed).terms)
  expect(snippet).toContain(text)
  expect(snippet).toMatch(/^….*…$/)
  expect(snippet.length).toBeLessThan(170)
})

test.each([
  ['決済', `${'今日は何も起きていません。'.repeat(30)}決済が失敗${'明日も何も起きません。'.repeat(30)}`],
  ['ไหม้', `${'ไม่มีอะไรเกิดขึ้น'.repeat(30)}ไฟไหม้${'ไม่มีอะไรเกิดขึ้น'.repeat(30)}`],
  ['장애', `${'아무일도없었습니다'.repeat(30)}서버장애${'아무일도없었습니다'.repeat(30)}`],
])('%j is found inside of a script without spaces', (typed, text) => {
  const snippet = snippetOf(text, searchTokens(typed).terms)
  expect(snippet).toContain(typed)
  expect(snippet.length).toBeLessThan(170)
})

test('words stay whole, and a short text is shown as it is', () => {
  const snippet = snippetOf(`${filler}pager ${filler}`, ['pager'])
  for (const word of snippet.replaceAll('…', '').trim().split(' ')) expect(`${filler}pager`).toContain(word)
  expect(filler.split(' ')).toContain(snippet.slice(1).split(' ')[0])
  expect(snippetOf('  a <b>short</b>\n\ntext ', ['text'])).toBe('a <b>short</b> text')
})

test('no text makes a long snippet, or half a character', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 100, maxLength: 600 }), (text) => {
      const snippet = snippetOf(text, searchTokens(text.slice(200, 210)).terms)
      expect(snippet.length).toBeLessThanOrEqual(162)
      expect(snippet).not.toMatch(/\p{Cs}/u)
    }),
  )
})
