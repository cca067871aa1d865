// Every place of the schema that takes an id, with another organisation's ids and with ids that never were.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { MutationName } from '../../src/access/operation-names.js'
import type { Viewer } from '../../src/database/work.js'
import { newId, prefixOf } from '../../src/ids/type-id.js'
import { logCursor } from '../../src/log/cursor.js'
import { nodes } from '../../src/nodes.js'
import { createTeam } from '../../src/people/index.js'
import { buildSchema } from '../../src/schema.js'
import { validCalls, type Place } from '../access/valid-calls.js'
import { servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'
import { idsOf, makeBelongings, rowsOf, type Belongings } from './belongings.js'
import { idPlacesOf, type IdPlace } from './foreign-ids.js'
import { neverTold, rawAnswer, waysOf } from './raw-answer.js'

const canary = 'zq7canary'
const roles = ['VIEWER', 'REPORTER', 'RESPONDER', 'MANAGER', 'ADMIN'] as const
const schema = await buildSchema()
const places = idPlacesOf(schema).map((place) => [place.name, place] as const)
const placesOf = (root: IdPlace['root']) => places.filter(([, place]) => place.root === root)

let served: ServedDesk
let stranger: Viewer
let strangers: Asker
let callers: [string, Asker][]
let own: Belongings
let foreign: Belongings
/** The ids of all nodes, by prefix. */
let ownNodes: Record<string, string[]>
let foreignNodes: Record<string, string[]>
let start: string
let before: Awaited<ReturnType<typeof rowsOf>>
let place: Place

beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  stranger = await desk.stranger()
  strangers = await served.asker(stranger)
  foreign = await makeBelongings(desk, stranger, canary)
  own = await makeBelongings(desk, desk.admin, 'ours')
  for (const [viewer, theirs, text] of [
    [stranger, foreign, canary],
    [desk.admin, own, 'ours'],
  ] as const) {
    // A person and a program of whom the audit knows.
    const program = { kind: 'API_KEY', userId: null, name: text } as const
    const asker = await served.asker({ ...viewer, actor: program })
    theirs.program = (await idsOf(desk, viewer.organizationId, 'api_key'))[0] ?? ''
    const person = { kind: 'USER', userId: theirs.user, name: text } as const
    for (const one of [asker, await served.asker({ ...viewer, actor: person })]) {
      await one.http('mutation { createTeam(input: { name: "Audited" }) { team { id } } }')
    }
  }
  callers = [['an ADMIN', served.admin]]
  for (const role of roles) {
    callers.push([role, await served.asker({ ...(await desk.hire('Zoe', role)), role: 'ADMIN' })])
    callers.push([`a program, ${role}`, await served.asker(desk.program('robot', role))])
  }
  const team = async () => (await desk.do(createTeam, { name: 'Edge' })).team
  start = logCursor(desk.admin.organizationId, 0)
  await read(
    strangers,
    'subscription { list: incidentChanged(positions: true, consumer: "theirs") { kind } }',
  )
  await read(
    served.admin,
    'subscription { list: incidentChanged(positions: true, consumer: "ours") { kind } }',
  )
  place = {
    team: own.team,
    newTeam: team,
    user: own.user,
    reader: () => Promise.resolve({ consumer: 'ours', cursor: start }),
  }
  const all = async (organizationId: string) =>
    Object.fromEntries(
      await Promise.all(
        Object.keys(nodes).map(
          async (prefix) => [prefix, await idsOf(desk, organizationId, prefix)] as const,
        ),
      ),
    )
  ownNodes = await all(desk.admin.organizationId)
  // Not every entry of the log is of an incident, and only those are nodes.
  ownNodes.event = (await desk.timeline(own.incident)).map(({ id }) => id)
  foreignNodes = await all(stranger.organizationId)
  before = await rowsOf(desk, stranger.organizationId)
})
afterAll(() => served.close())

const read = (asker: Asker, query: string, variables?: Record<string, unknown>) =>
  rawAnswer(served, asker, query, variables)

interface Try {
  own: string
  foreign: string
  /** Null where there is nothing that never was: a cursor is a place in an order. */
  never: string | null
}

async function firstCursor(asker: Asker, { document }: IdPlace): Promise<string> {
  const reply = await read(asker, document)
  return /"cursor":"([^"]+)"/.exec(reply)?.[1] ?? ''
}

/** What is put at the place. `valid`: what a valid call has there. */
async function triesFor(at: IdPlace, valid: unknown): Promise<Try[]> {
  const { organizationId } = served.desk.admin
  const tries = await Promise.all(
    at.kinds.map(async (kind): Promise<Try[]> => {
      if (kind === 'log cursor') {
        const [theirs, nobodys] = [stranger.organizationId, newId('organization')]
        return [0, 1, 1e9].map((sequence) => ({
          own: logCursor(organizationId, 0),
          foreign: logCursor(theirs, sequence),
          never: logCursor(nobodys, sequence),
        }))
      }
      if (kind === 'list cursor')
        return [
          {
            own: await firstCursor(served.admin, at),
            foreign: await firstCursor(strangers, at),
            never: null,
          },
        ]
      if (kind === 'consumer') return [{ own: 'ours', foreign: 'theirs', never: 'nobodys' }]
      if (kind === 'nodes' || kind === 'input') {
        const prefixes = kind === 'nodes' ? Object.keys(nodes) : [prefixOf(String(valid)) ?? '']
        return prefixes.flatMap((prefix) => {
          const theirs = foreignNodes[prefix] ?? []
          if (theirs.length === 0) throw new Error(`They have no ${prefix}`)
          return theirs.map((id) => ({
            own: kind === 'nodes' ? (ownNodes[prefix]?.at(-1) ?? '') : String(valid),
            foreign: id,
            never: newId(prefix),
          }))
        })
      }
      const never = newId(prefixOf(foreign[kind]) ?? '')
      return [{ own: own[kind], foreign: foreign[kind], never }]
    }),
  )
  return tries.flat()
}

async function expectNothingForeign(at: IdPlace, base: object | undefined, tries: Try[]): Promise<void> {
  const ask = async (asker: Asker, value: unknown, secret: string) => {
    const variables = { ...at.variables(value, base), ...(at.document.includes('$start') ? { start } : {}) }
    return (await read(asker, at.document, variables)).replaceAll(secret, '<it>')
  }
  for (const one of tries) {
    for (const way of waysOf(at)) {
      await Promise.all(
        callers.map(async ([name, asker]) => {
          const [theirs, never] = [
            await ask(asker, way(one.foreign, one.own), one.foreign),
            one.never === null ? null : await ask(asker, way(one.never, one.own), one.never),
          ]
          const case_ = `${name} gives ${one.foreign}`
          if (never !== null) expect([case_, theirs]).toEqual([case_, never])
          expect(theirs.toLowerCase()).not.toContain(canary)
          expect(theirs).not.toMatch(neverTold)
        }),
      )
    }
  }
}

/** Without this a walk could pass because nothing that it asks can be answered. */
async function expectOwnIsTaken(at: IdPlace, tries: Try[], newBase: () => Promise<object | undefined>) {
  for (const one of tries) {
    const base = await newBase()
    const value = at.kinds[0] === 'input' ? (base as { id: string }).id : one.own
    const extra = at.document.includes('$start') ? { start } : {}
    const way = waysOf(at)[0] ?? String
    const mine = await read(served.admin, at.document, { ...at.variables(way(value, value), base), ...extra })
    expect(mine).not.toContain('"errors"')
    expect(mine).not.toContain('"extensions"')
    if (one.never === null || at.kinds[0] === 'consumer') continue
    const never = await read(served.admin, at.document, {
      ...at.variables(way(one.never, value), await newBase()),
      ...extra,
    })
    expect(mine.replaceAll(value, '<it>')).not.toBe(never.replaceAll(one.never, '<it>'))
  }
}

test('the walk finds the places that take ids, and others have what nobody can mistake', async () => {
  expect(places.length).toBeGreaterThan(90)
  const theirs = await read(
    strangers,
    '{ incidents { edges { node { title labels owner { ... on User { email } } } } } }',
  )
  expect(theirs).toContain(canary)
  expect(new Set(places.map(([, { operation }]) => operation)).size).toBeGreaterThan(45)
})

test.each([...placesOf('query'), ...placesOf('subscription')])(
  '%s shows nothing of others',
  async (_, at) => {
    const tries = await triesFor(at, null)
    await expectNothingForeign(at, undefined, tries)
    const first = tries.filter((one, index) => tries.findIndex((other) => other.own === one.own) === index)
    await expectOwnIsTaken(at, first, () => Promise.resolve(undefined))
  },
)

test.each(placesOf('mutation'))('%s does nothing with what others have', async (_, at) => {
  const valid = validCalls(served.desk)[at.operation as MutationName]
  const asking = String(served.desk.admin.actor.userId)
  const together: Record<string, object> = {
    // A ladder is named together with its incident.
    'Mutation.escalateIncident(input.asOf.escalationId)': { id: own.incident },
    // Rules are about the contact methods of one person.
    'Mutation.setNotificationRules(input.rules.[NotificationRuleInput].contactMethodId)': {
      userId: own.user,
    },
    // Causes and evidence are of the analysis.
    'Mutation.addActionItem(input.causeId)': { analysisId: own.analysis },
    'Mutation.addCause(input.explainsId)': { analysisId: own.analysis },
    'Mutation.addCause(input.evidenceIds)': { analysisId: own.analysis },
    'Mutation.updateCause(input.evidenceIds)': { id: own.cause },
    'Mutation.setNarrative(input.entries.[NarrativeEntryInput].eventId)': { analysisId: own.analysis },
    // A feed shows a schedule or a person.
    'Mutation.createCalendarFeed(input.scheduleId)': { userId: null },
  }
  const newBase = async (): Promise<Record<string, unknown>> => ({
    ...(await valid(at.operation === 'reviewAnalysis' ? { ...place, user: asking } : place)),
    ...together[at.name],
  })
  const base = await newBase()
  const tries = await triesFor(at, base.id)
  // Feedback is about what is over, as the incident of the valid call is.
  if (at.operation === 'giveFeedback') for (const one of tries) one.own = String(base.incidentId)
  const few = at.kinds[0] === 'input' ? tries.slice(0, 2) : tries
  await expectNothingForeign(at, base, few)
  // Shifts are swapped by those who have them in that schedule, a cause explains one of its own analysis: no other
  // of one's own is taken either.
  if (at.operation !== 'swapShifts' && at.name !== 'Mutation.updateCause(input.explainsId)')
    await expectOwnIsTaken(at, few.slice(0, at.kinds.length), newBase)
})

test('the rows of others are as they were', async () => {
  expect(await rowsOf(served.desk, stranger.organizationId)).toEqual(before)
})
