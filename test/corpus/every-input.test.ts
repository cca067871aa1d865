// Every field of every mutation, as the schema has them, with values that nobody means.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { GraphQLSchema } from 'graphql'
import { newId, prefixOf } from '../../src/ids/type-id.js'
import { buildSchema } from '../../src/schema.js'
import { expectClear, servedDesk, type ServedDesk } from '../harness/served-desk.js'
import { isList, kindNamedBy, kindsNeededBy, leastOf, mutationsOf, placesOf } from './every-input.js'
import { makeThings, nobodys, type Things } from './things.js'
import { hostileEnums, hostileValues } from './values.js'

const schema: GraphQLSchema = await buildSchema()
const mutations = mutationsOf(schema).map((mutation) => [mutation.name, mutation] as const)

let served: ServedDesk
let foreign: Things
beforeAll(async () => {
  served = await servedDesk()
  foreign = await makeThings(served.desk.as(await served.desk.stranger()))
})
afterAll(() => served.close())

const transports = ['http', 'ws'] as const

test('there are as many mutations as the schema has, each with one input', () => {
  expect(mutations.length).toBeGreaterThan(30)
})

test.concurrent.each(mutations)('%s answers what it cannot take with a clear error', async (_, mutation) => {
  let turn = 0
  const kinds = kindsNeededBy(mutation)
  let things = await makeThings(served.desk, kinds)
  expect(
    (await served.admin.http(mutation.document, { input: leastOf(mutation, things) })).errors?.[0]?.message ??
      '',
  ).not.toMatch(/must be given/)
  for (const place of placesOf(mutation.input)) {
    for (const value of place.isEnum
      ? hostileEnums
      : (hostileValues[place.type] ?? [null, {}, [], '', 'a', 1])) {
      const input = { ...leastOf(mutation, things), ...place.put(value) }
      // Who sends too much or too fast over a socket loses it: another test has that.
      const transport = (turn += 1) % 4 === 0 ? 'ws' : 'http'
      const reply = await served.admin[JSON.stringify(input).length > 60_000 ? 'http' : transport](
        mutation.document,
        { input },
      )
      expectClear(reply)
      // What went through has changed something: the next one meets it new.
      if (!reply.errors) things = await makeThings(served.desk, kinds)
    }
  }
})

/** Where an id may name several kinds of thing. */
const alsoTaken: Record<string, (keyof Things)[]> = {
  ownerId: ['team'],
  targetId: ['team', 'schedule'],
}

// All of it is refused, so one of each kind is enough for all mutations, and one kind can go beside the others.
let things: Things
beforeAll(async () => {
  things = await makeThings(served.desk)
})

test.each(mutations)('%s tells nobody what others have', async (_, mutation) => {
  const nobody = nobodys()
  const ids = Object.values(mutation.input.getFields()).filter(({ name }) => /(^i|I)ds?$/.test(name))
  for (const field of ids) {
    const inputWith = (id: string) => ({
      ...leastOf(mutation, things),
      [field.name]: isList(field) ? [id] : id,
    })
    const tryKind = async (kind: keyof Things) => {
      const answers = [nobody[kind], foreign[kind], newId(prefixOf(nobody[kind]) ?? kind)].map(async (id) =>
        served.admin.http(mutation.document, { input: inputWith(id) }),
      )
      const [random, others, again] = await Promise.all(answers)
      expect(others).toEqual(random)
      expect(again).toEqual(random)
      expect(random?.errors).toBeDefined()
      // One's own thing of another kind is nothing either, as far as this field goes.
      const expected = kindNamedBy(mutation.name, field.name)
      if (kind === expected || alsoTaken[field.name]?.includes(kind)) return
      expect(await served.admin.ws(mutation.document, { input: inputWith(things[kind]) })).toMatchObject({
        errors: [{ extensions: random?.errors?.[0]?.extensions }],
      })
    }
    await Promise.all((Object.keys(nobody) as (keyof Things)[]).map(tryKind))
  }
})

const lookUps: [string, string, (id: string) => object][] = [
  ['incident', 'query ($id: ID) { incident(id: $id) { id } }', (id) => ({ id })],
  ['node', 'query ($id: ID!) { node(id: $id) { __typename id } }', (id) => ({ id })],
  ['nodes', 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', (id) => ({ ids: [id, id] })],
  [
    'services',
    'query ($id: ID) { services(category: $id) { totalCount edges { node { id } } } }',
    (id) => ({ id }),
  ],
  ...['ownerIds', 'teamIds', 'serviceIds', 'categoryIds'].flatMap(
    (name): [string, string, (id: string) => object][] => [
      [
        name,
        'query ($f: IncidentFilter) { incidents(filter: $f) { totalCount edges { node { id } } } }',
        (id) => ({ f: { [name]: [id, id] } }),
      ],
      [
        `${name} of the board`,
        'query ($f: IncidentFilter) { statusBoard(filter: $f) { openCount services { id } } }',
        (id) => ({ f: { [name]: [id] } }),
      ],
    ],
  ),
]

test.each(lookUps)(
  '%s shows nothing of others, and nothing where no id stands',
  async (_, query, variables) => {
    const nothing = await served.admin.http(query, variables(newId('incident')))
    expect(nothing.errors).toBeUndefined()
    for (const [kind, id] of Object.entries(foreign)) {
      for (const transport of transports) {
        const random = await served.admin[transport](query, variables(newId(prefixOf(id) ?? kind)))
        expect(await served.admin[transport](query, variables(id))).toEqual(random)
        expect(random.data).toEqual(nothing.data)
      }
    }
    for (const id of hostileValues.ID ?? []) {
      const reply = await served.admin.http(query, variables(id as string))
      expectClear(reply)
      if (typeof id === 'string' && !reply.errors) expect(reply.data).toEqual(nothing.data)
    }
  },
)

test('following what others have answers as following nothing', async () => {
  const follow = 'subscription ($id: ID) { incidentChanged(id: $id) { cursor } }'
  const random = await served.admin.ws(follow, { id: newId('incident') })
  expect(random.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  for (const id of [foreign.incident, foreign.user, '__proto__', 'x'.repeat(50_000)]) {
    expect(await served.admin.ws(follow, { id })).toEqual(random)
  }
})
