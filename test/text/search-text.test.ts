import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allOf, anyOf, matchesText, searchTextOf, searchTokens } from '../../src/text/search-text.js'

const finds = (typed: string, text: string) => matchesText(searchTokens(typed).terms, [text])

describe('a text is found', () => {
  test.each([
    ['cafe', 'Café closed'],
    ['CAFÉ', 'the cafe'],
    ['strasse', 'Die Straße ist zu'],
    ['ubung', 'Übung'],
    ['oresund', 'Øresund'],
    ['to be', 'to be or not'],
    ['x', 'model X'],
    ["o'brien", "O'Brien called"],
    ['chec', 'Checkout'],
    ['100', 'CPU at 100%'],
    ['１００', 'CPU at 100%'],
    ['INC-42', 'as in inc-42, again'],
    ['42', 'as in INC-42'],
    ['inc', 'as in INC-42'],
    ['db-3', 'replica host-db-3 lags'],
    ['v1.2', 'since v1.2.3'],
    ['1.2.3', 'since v1.2.3'],
    ['v1.2.3', 'since v1.2.3-rc.1'],
    ['10.0.0.7', 'http://10.0.0.7:8080/health'],
    ['db_', 'db_main is down'],
    ['main', 'db_main is down'],
    ['서버', '서버 장애'],
    ['버', '서버 장애'],
    ['장애', '서버장애가 발생'],
    ['決済', 'オンライン決済が失敗'],
    ['済', '決済'],
    ['カ', 'クレジットｶｰﾄﾞ'],
    ['カード', 'クレジットｶｰﾄﾞ'],
    ['ไหม้', 'ไฟไหม้ที่ศูนย์ข้อมูล'],
    ['बिजली', 'बिजली गुल'],
    ['ошибка', 'Ошибка платежа'],
    ['ελλας', 'Ελλάς'],
    ['שלום', 'שָׁלוֹם'],
    ['🔥', 'everything is on fire 🔥🔥'],
    ['iphone화면', 'iPhone화면'],
  ])('by %j in %j', (typed, text) => expect(finds(typed, text)).toBe(true))

  test('by each of its own words, whatever it holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, (anything) => {
        for (const word of anything.split(/\s+/u)) {
          const { terms } = searchTokens(word)
          if (terms.length > 0) expect(matchesText(terms, [anything])).toBe(true)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('a text is not found', () => {
  test.each([
    ['db-3', 'db 5 of 3'],
    ['eckout', 'Checkout'],
    ['checkout pager', 'Checkout'],
    ['버서', '서버'],
    ['決定', '決済'],
    ['🔥', 'fire'],
    ['', 'anything'],
    ['  %"*', 'anything'],
  ])('by %j in %j', (typed, text) => expect(finds(typed, text)).toBe(false))
})

test.each([
  ['42', 42],
  ['INC-42', 42],
  [' inc-7 ', 7],
  ['４２', 42],
  ['42 db', null],
  ['1234567890', null],
])('%j asks for the number %j', (typed, number) => expect(searchTokens(typed).number).toBe(number))

test('what is stored are tokens that every server keeps, at most 200,000 characters of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const stored = searchTextOf(text, null, text)
      expect(stored).toMatch(/^(tk[a-z0-9_]{1,78}( |$))*$/)
    }),
  )
  expect(searchTextOf('word '.repeat(100_000)).length).toBeLessThanOrEqual(200_000)
  expect(searchTextOf('x'.repeat(500))).toHaveLength(80)
})

test('words that occur often are stored as often', () => {
  expect(searchTextOf('disk disk', 'disk')).toBe('tkdisk tkdisk tkdisk')
})

test('nothing that is typed becomes an operator', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('+a* -b', '"a', '(a', '@2')),
      (typed) => {
        const { terms } = searchTokens(typed)
        expect(terms.length).toBeLessThanOrEqual(20)
        for (const wanted of [terms, [typed]]) {
          expect(allOf(wanted)).toMatch(/^(\+tk[a-z0-9_]{0,78}\*?( |$))*$/)
          expect(anyOf(wanted)).toMatch(/^(tk[a-z0-9_]{0,78}( |$))*$/)
        }
      },
    ),
  )
})
