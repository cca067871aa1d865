// Cursors that were forged, or given out for something else: refused, or a page of what is the own.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createService } from '../../src/services/index.js'
import { createTeam, createUser } from '../../src/people/index.js'
import { codesOf, dig, expectClear, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let other: Asker
let id: string
beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  const stranger = await desk.stranger()
  other = await served.asker(stranger)
  for (const hand of [desk, desk.as(stranger)]) {
    for (const [index, text] of ['a', 'b', 'é', '🔥'].entries()) {
      await hand.do(createTeam, { name: text })
      await hand.do(createUser, { name: text, email: `p${index}@example.org` })
      await hand.do(createService, { name: text })
      id = await hand.open({ title: text, labels: [text], ownerId: hand.viewer.actor.userId })
    }
  }
  id = (await desk.incidents())[0]?.id ?? ''
  for (const letter of ['a', 'b']) await desk.note(id, letter)
})
afterAll(() => served.close())

const lists = {
  incidents: 'list: incidents(first: 2, after: $cursor) { edges { cursor node { id } } }',
  backwards: 'list: incidents(last: 2, before: $cursor) { edges { cursor node { id } } }',
  byPriority:
    'list: incidents(first: 2, after: $cursor, orderBy: { field: PRIORITY }) { edges { cursor node { id } } }',
  byTime:
    'list: incidents(first: 2, after: $cursor, orderBy: { field: UPDATED_AT, direction: ASC }) { edges { cursor node { id } } }',
  events: 'list: events(first: 2, after: $cursor) { edges { cursor node { id } } }',
  users: 'list: users(first: 2, after: $cursor) { edges { cursor node { id } } }',
  teams: 'list: teams(first: 2, after: $cursor) { edges { cursor node { id } } }',
  services: 'list: services(first: 2, after: $cursor) { edges { cursor node { id } } }',
  timeline:
    'incident(number: 1) { list: timeline(first: 2, after: $cursor) { edges { cursor node { id } } } }',
  asItHappened:
    'incident(number: 1) { list: timeline(first: 2, after: $cursor, orderBy: OCCURRED) { edges { cursor node { id } } } }',
  owned:
    'viewer { user { list: ownedIncidents(first: 2, after: $cursor) { edges { cursor node { id } } } } }',
}
const listOf = (name: keyof typeof lists) => `query ($cursor: String) { ${lists[name]} }`
const edgesOf = (reply: { data?: unknown }) => JSON.stringify(reply.data).match(/"cursor":"[^"]+"/g) ?? []
const cursorsOf = async (asker: Asker, name: keyof typeof lists) =>
  edgesOf(await asker.http(listOf(name))).map((edge) => edge.slice(10, -1))
const forged = (values: unknown) => Buffer.from(JSON.stringify(values)).toString('base64url')

describe.each(Object.keys(lists) as (keyof typeof lists)[])('a cursor of %s', (name) => {
  test('that was forged is refused, or leads to what is the own', async () => {
    const [cursor = ''] = await cursorsOf(served.admin, name)
    const given = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    const values = [
      -1,
      0,
      1e15,
      2.5e14,
      -2.5e14,
      1.5,
      null,
      '',
      'a',
      "' OR 1=1",
      '\0',
      '\ud800',
      '0'.repeat(22),
      '!'.repeat(22),
      'x'.repeat(5_000),
      {},
      [],
      true,
    ]
    const variants = [
      '',
      ' ',
      'a',
      '%',
      '"',
      '=',
      '\0'.repeat(0),
      'x'.repeat(60_000),
      '🔥',
      cursor.slice(1),
      `${cursor}x`,
      cursor.toUpperCase(),
      forged(null),
      forged([]),
      forged({}),
      forged(given.slice(0, -1)),
      forged([...given, 1]),
      ...values.map((value) => forged([given[0], ...given.slice(1).map(() => value)])),
      ...values.map((value) => forged([...given.slice(0, -1), value])),
      ...values.map((value) => forged([value, ...given.slice(1)])),
    ]
    const everything = JSON.stringify(await served.admin.http(listOf(name).replaceAll(/: 2/g, ': 100')))
    for (const [index, variant] of variants.entries()) {
      const reply = await served.admin[index % 2 ? 'ws' : 'http'](listOf(name), { cursor: variant })
      expectClear(reply)
      if (reply.errors) expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
      for (const edge of edgesOf(reply)) expect(everything).toContain(edge)
    }
  })

  test('of another list or another organisation shows nothing of it', async () => {
    const everything = JSON.stringify(await served.admin.http(listOf(name).replaceAll(/: 2/g, ': 100')))
    for (const list of Object.keys(lists) as (keyof typeof lists)[]) {
      for (const asker of [served.admin, other]) {
        for (const cursor of await cursorsOf(asker, list)) {
          const reply = await served.admin.http(listOf(name), { cursor })
          expectClear(reply)
          for (const edge of edgesOf(reply)) expect(everything).toContain(edge)
        }
      }
    }
  })
})

test('positions of the log that were forged or are of others are refused', async () => {
  const board = '{ statusBoard { cursor } }'
  const own = String(dig(await served.admin.http(board), 'statusBoard.cursor'))
  const foreign = String(dig(await other.http(board), 'statusBoard.cursor'))
  const bytes = Buffer.from(own, 'base64url')
  bytes.fill(0xff, 16)
  const ahead = bytes.toString('base64url')
  for (const cursor of [
    foreign,
    ahead,
    '',
    'a',
    own.slice(1),
    `${own}=`,
    `${own} `,
    '0'.repeat(30),
    'x'.repeat(60_000),
    '__proto__',
  ]) {
    const advance = 'mutation ($i: AdvanceConsumerInput!) { advanceConsumer(input: $i) { cursor } }'
    for (const transport of ['http', 'ws'] as const) {
      const reply = await served.admin[transport](advance, { i: { consumer: 'board', cursor } })
      expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
    }
    const follow = 'subscription ($after: String) { incidentChanged(after: $after) { cursor } }'
    expect(codesOf(await served.admin.ws(follow, { after: cursor }))).toEqual(['BAD_USER_INPUT'])
  }
  for (const consumer of ['', ' ', 'a b', 'é', '\ud800', 'x'.repeat(101)]) {
    const follow = 'subscription ($c: String) { incidentChanged(consumer: $c) { cursor } }'
    expect(codesOf(await served.admin.ws(follow, { c: consumer }))).toEqual(['BAD_USER_INPUT'])
  }
})
