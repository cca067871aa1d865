// Searches and filters that mean to be something else: they find what is there, and nothing changes or breaks.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createService } from '../../src/services/index.js'
import { createTeam, createUser } from '../../src/people/index.js'
import { codesOf, dig, expectClear, servedDesk, type ServedDesk } from '../harness/served-desk.js'
import { brokenTexts, texts } from './texts.js'

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  for (const [index, [, text]] of texts.entries()) {
    await desk.do(createTeam, { name: text })
    await desk.do(createUser, { name: text, email: `p${index}@example.org` })
    await desk.do(createService, { name: text })
    await desk.open({ title: text, labels: [text] })
  }
})
afterAll(() => served.close())

async function rowCounts(): Promise<unknown> {
  const { manager } = served.desk
  const tables = await manager.query<{ name: string }[]>(
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
  return Promise.all(
    tables.map(async ({ name }) => [
      name,
      await manager.query<unknown>(`SELECT COUNT(*) AS count FROM \`${name}\``),
    ]),
  )
}

const searches = {
  incidents:
    'query ($text: String) { list: incidents(filter: { search: $text }, first: 100) { edges { node { title } } } }',
  labels:
    'query ($text: String!) { list: incidents(filter: { labels: [$text] }) { edges { node { title } } } }',
  users:
    'query ($text: String) { list: users(search: $text, first: 100) { edges { node { title: name } } } }',
  teams:
    'query ($text: String) { list: teams(search: $text, first: 100) { edges { node { title: name } } } }',
  services:
    'query ($text: String) { list: services(search: $text, first: 100) { edges { node { title: name } } } }',
  board: 'query ($text: String) { statusBoard(filter: { search: $text, labels: [] }) { openCount } }',
}
const more: [string, string][] = [
  '+',
  '-',
  '*',
  '"',
  '(',
  ')',
  '~',
  '<',
  '@',
  '+-',
  '"a',
  'a"',
  '(a',
  '+a* -b',
  '%%',
  '___',
  'x'.repeat(200),
  '𐐀𐐁',
  '서버 장애',
  'ไฟไหม้',
  '_',
  'a_b',
  "o'neill",
  'the',
  '0',
].map((text) => [text, text])

describe.each(Object.entries(searches))('searching %s', (name, query) => {
  test('finds what is there, whatever it is', async () => {
    const before = await rowCounts()
    for (const [index, [, text]] of [...texts, ...more].entries()) {
      const reply = await served.admin[index % 2 ? 'ws' : 'http'](query, {
        text: name === 'labels' ? text.slice(0, 100) : text,
      })
      expectClear(reply)
      expect(reply.errors).toBeUndefined()
      const own = index < texts.length && text.trim() !== ''
      if (own && name !== 'incidents' && name !== 'board') {
        expect((dig(reply, 'list.edges') as { node: object }[]).map(({ node }) => node)).toContainEqual({
          title: text,
        })
      }
    }
    expect(await rowCounts()).toEqual(before)
  })

  test('refuses what no text may be', async () => {
    for (const [, text] of [...brokenTexts, ['', 'x'.repeat(201)], ['', '🔥'.repeat(201)]]) {
      expect(codesOf(await served.admin.http(query, { text }))).toEqual(['BAD_USER_INPUT'])
    }
  })
})
