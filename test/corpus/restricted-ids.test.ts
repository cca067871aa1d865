// Every place of the schema that takes an id, with those of a restricted incident and of all that hangs on it.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { MutationName } from '../../src/access/operation-names.js'
import { newId, prefixOf } from '../../src/ids/type-id.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import { logCursor } from '../../src/log/cursor.js'
import { buildSchema } from '../../src/schema.js'
import { validCalls, type Place } from '../access/valid-calls.js'
import { servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'
import { makeBelongings, type Belongings } from './belongings.js'
import { idPlacesOf, type IdPlace } from './foreign-ids.js'
import { neverTold, rawAnswer, waysOf } from './raw-answer.js'

const secret = 'zq7canary'
const roles = ['VIEWER', 'REPORTER', 'RESPONDER', 'MANAGER'] as const
const places = idPlacesOf(await buildSchema())
  .filter(({ kinds }) => !kinds.includes('log cursor') && !kinds.includes('consumer'))
  .map((place) => [place.name, place] as const)

let served: ServedDesk
let outsiders: [string, Asker][]
let own: Belongings
/** Of a restricted incident, by prefix, each with one of the same type that never was. */
let hidden: Record<string, (readonly [hidden: string, never: string])[]>
let incident: string
let place: Place
let start: string

beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  const { organizationId } = desk.admin
  own = await makeBelongings(desk, desk.admin, 'ours')
  incident = await desk.open({
    title: secret,
    description: secret,
    labels: [secret],
    restricted: true,
    parentId: own.incident,
    typeId: own['incident type'],
    serviceCategoryId: own['service category'],
    technicalCategoryId: own['technical category'],
  })
  await desk.merge(await desk.open({ title: secret, restricted: true }), incident)
  await desk.note(incident, secret)
  const { task } = await desk.do(addIncidentTask, { id: incident, title: secret })
  const { statusUpdate } = await desk.do(postStatusUpdate, {
    id: incident,
    message: secret,
    audience: 'INTERNAL',
  })
  const events = (await desk.timeline(incident)).map(({ id }) => id)
  const pair = (id: string) => [id, newId(prefixOf(id) ?? '')] as const
  hidden = {
    incident: [pair(incident)],
    incident_task: [pair(task)],
    status_update: [pair(statusUpdate)],
    event: events.map(pair),
  }
  outsiders = []
  for (const role of roles) {
    outsiders.push([role, await served.asker({ ...(await desk.hire('Noa', role)), role: 'ADMIN' })])
    outsiders.push([`a program, ${role}`, await served.asker(desk.program('robot', role))])
  }
  start = logCursor(organizationId, 0)
  place = {
    team: own.team,
    newTeam: () => Promise.resolve(own.team),
    user: own.user,
    reader: () => Promise.resolve({ consumer: 'ours', cursor: start }),
  }
})
afterAll(() => served.close())

/** The types of what is hidden that may be named here. */
function prefixesAt({ kinds }: IdPlace, base: Record<string, unknown> | undefined): string[] {
  if (kinds[0] === 'nodes') return Object.keys(hidden)
  if (kinds[0] === 'input') return [prefixOf(String(base?.id)) ?? '']
  return kinds.filter((kind) => kind === 'incident')
}

function ask(asker: Asker, at: IdPlace, value: unknown, base?: object): Promise<string> {
  const variables = { ...at.variables(value, base), ...(at.document.includes('$start') ? { start } : {}) }
  return rawAnswer(served, asker, at.document, variables)
}

test.each(places)('%s tells outsiders nothing of what is restricted', async (_, at) => {
  const base =
    at.root === 'mutation'
      ? { ...(await validCalls(served.desk)[at.operation as MutationName](place)) }
      : undefined
  const pairs = prefixesAt(at, base).flatMap((prefix) => hidden[prefix] ?? [])
  for (const [id, never] of pairs) {
    for (const way of waysOf(at)) {
      for (const [name, asker] of outsiders) {
        const [answer, missing] = await Promise.all([
          ask(asker, at, way(id, own.incident), base),
          ask(asker, at, way(never, own.incident), base),
        ])
        expect([name, answer.replaceAll(id, '<it>')]).toEqual([name, missing.replaceAll(never, '<it>')])
        expect(answer).not.toContain(secret)
        expect(answer).not.toMatch(neverTold)
      }
    }
  }
})

test.each(places.filter(([, { root }]) => root !== 'mutation'))(
  '%s leads outsiders past it from what is tied to it',
  async (_, at) => {
    const cursor = /"cursor":"([^"]+)"/.exec(await rawAnswer(served, served.admin, at.document))?.[1]
    const values = at.kinds.map((kind) => (kind === 'list cursor' ? cursor : own[kind as keyof Belongings]))
    for (const value of values.filter((given) => given !== undefined)) {
      for (const [, asker] of outsiders) {
        const answer = await ask(asker, at, at.list ? [value] : value)
        expect(answer).not.toContain(secret)
        expect(answer).not.toContain(incident)
        expect(answer).not.toMatch(neverTold)
      }
    }
  },
)

test('the same walk shows it to an admin, and nothing has happened to it', async () => {
  const node = places.find(([name]) => name === 'Query.node(id)')?.[1] as IdPlace
  for (const [id] of Object.values(hidden).flat()) {
    expect(await ask(served.admin, node, id)).toContain(id)
  }
  expect(await ask(served.admin, node, incident)).toContain(secret)
  expect((await served.desk.timeline(incident)).map(({ id }) => id)).toEqual(hidden.event?.map(([id]) => id))
})
