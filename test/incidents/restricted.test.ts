import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { postStatusUpdate } from '../../src/incidents/use-cases/post-status-update.js'
import { createService } from '../../src/services/index.js'
import { codesOf, dig, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

const secret = 'Unmistakable'
const never = {
  incident: 'incident_01h455vb4pex5vsknk084sn02q',
  event: 'event_01h455vb4pex5vsknk084sn02q',
  task: 'incident_task_01h455vb4pex5vsknk084sn02q',
  update: 'status_update_01h455vb4pex5vsknk084sn02q',
}

let served: ServedDesk
let outsider: Asker
/** A restricted incident with all that hangs on it, tied to open ones on every side. */
let ids: typeof never & { open: string; service: string; owner: string; number: number }

beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  const noa = await desk.hire('Noa')
  outsider = await served.asker(noa)
  const { service } = await desk.do(createService, { name: 'Vault', dependsOnIds: [] })
  const open = await desk.open({ title: 'Checkout fails' })
  const incident = await desk.open({
    title: `${secret} breach`,
    description: secret,
    labels: [secret],
    restricted: true,
    parentId: open,
    serviceIds: [service],
  })
  const child = await desk.open({ title: 'A part', parentId: incident })
  const duplicate = await desk.open({ title: 'The same' })
  await desk.merge(duplicate, incident)
  const { event } = await desk.note(incident, secret)
  const { task } = await desk.do(addIncidentTask, { id: incident, title: secret })
  const { statusUpdate } = await desk.do(postStatusUpdate, {
    id: incident,
    message: secret,
    audience: 'INTERNAL',
  })
  await desk.assign(incident, desk.admin.actor.userId)
  const { number } = await desk.incident(incident)
  const owner = desk.admin.actor.userId as string
  ids = { incident, event, task, update: statusUpdate, open, service, owner, number }
  expect(child).not.toBe(duplicate)
})
afterAll(() => served.close())

const everywhere = `query ($service: ID!, $owner: ID!, $open: ID!) {
  incidents(first: 100) { totalCount edges { node { ...all } } }
  found: incidents(filter: { search: "${secret}" }) { totalCount }
  labelled: incidents(filter: { labels: ["${secret}"] }) { totalCount }
  owned: incidents(filter: { ownerIds: [$owner] }) { totalCount }
  affecting: incidents(filter: { serviceIds: [$service] }) { totalCount }
  events(first: 100) { totalCount edges { node { summary ... on IncidentLinked { other { id } } } } }
  statusBoard { openCount byPriority { count } incidents { ...all } services { name health } }
  node(id: $service) { ... on Service { openIncidents { totalCount } } }
  person: node(id: $owner) { ... on User { ownedIncidents { totalCount } } }
  above: incident(id: $open) { children { totalCount } timeline { edges { node { summary } } } }
}
fragment all on Incident { id title description labels parent { id } duplicateOf { id } children { totalCount } }`

test('an outsider finds a restricted incident nowhere, and it counts nowhere', async () => {
  const variables = { service: ids.service, owner: ids.owner, open: ids.open }
  const [inside, outside] = [
    await served.admin.http(everywhere, variables),
    await outsider.http(everywhere, variables),
  ]
  expect(JSON.stringify(inside.data)).toContain(secret)
  expect(JSON.stringify(outside.data)).not.toContain(secret)
  expect(JSON.stringify(outside.data)).not.toContain(ids.incident)
  expect(outside.errors).toBeUndefined()
  for (const [path, seen, unseen] of [
    ['incidents.totalCount', 4, 3],
    ['found.totalCount', 1, 0],
    ['labelled.totalCount', 1, 0],
    ['owned.totalCount', 1, 0],
    ['affecting.totalCount', 1, 0],
    ['statusBoard.openCount', 3, 2],
    ['node.openIncidents.totalCount', 1, 0],
    ['person.ownedIncidents.totalCount', 1, 0],
    ['above.children.totalCount', 1, 0],
    // For everybody: a health that differs would tell.
    ['statusBoard.services.0.health', 'OPERATIONAL', 'OPERATIONAL'],
  ] as const) {
    expect([path, dig(inside, path), dig(outside, path)]).toEqual([path, seen, unseen])
  }
})

test.each([
  ['incident', 'query ($id: ID!) { incident(id: $id) { id } }'],
  ['incident', 'query ($id: ID!) { node(id: $id) { id } }'],
  ['event', 'query ($id: ID!) { node(id: $id) { id } }'],
  ['task', 'query ($id: ID!) { node(id: $id) { id } }'],
  ['update', 'query ($id: ID!) { nodes(ids: [$id]) { id } }'],
  ['incident', 'mutation ($id: ID!) { acknowledgeIncident(input: { id: $id }) { incident { id } } }'],
  ['incident', 'mutation ($id: ID!) { watchIncident(input: { id: $id }) { incident { id } } }'],
  ['incident', 'mutation ($id: ID!) { mergeIncident(input: { id: $id, intoId: $id }) { into { id } } }'],
  ['task', 'mutation ($id: ID!) { completeIncidentTask(input: { id: $id, done: true }) { task { id } } }'],
  ['incident', 'subscription ($id: ID!) { incidentChanged(id: $id) { cursor } }'],
] as const)('its %s answers an outsider as an id that never was: %s', async (kind, document) => {
  const ask = document.startsWith('subscription') ? outsider.ws : outsider.http
  const [hidden, missing] = [await ask(document, { id: ids[kind] }), await ask(document, { id: never[kind] })]
  expect(hidden).toEqual(missing)
  expect(JSON.stringify(hidden)).not.toContain(ids[kind])
})

test('its number answers an outsider as one that was never given', async () => {
  const query = 'query ($number: Int!) { incident(number: $number) { id } }'
  expect(await outsider.http(query, { number: ids.number })).toEqual(
    await outsider.http(query, { number: 999_999 }),
  )
})

test('the answer to a change shows what it did, also where it takes the incident out of sight', async () => {
  const { desk } = served
  const incident = await desk.open({ restricted: true })
  const leave = 'mutation ($id: ID!) { unwatchIncident(input: { id: $id }) { incident { id title } } }'
  const mia = await desk.hire('Mia')
  const hers = await served.asker(mia)
  const watch =
    'mutation ($id: ID!, $userId: ID!) { watchIncident(input: { id: $id, userId: $userId }) { incident { id } } }'
  await served.admin.http(watch, { id: incident, userId: mia.id })
  const left = await hers.http(leave, { id: incident }, 'leave-once')
  expect(dig(left, 'unwatchIncident.incident.title')).toBe('Checkout fails')
  expect((await hers.http('query ($id: ID!) { incident(id: $id) { id } }', { id: incident })).data).toEqual({
    incident: null,
  })
  // A repeat is answered as things stand for whoever asks now.
  expect(codesOf(await hers.http(leave, { id: incident }, 'leave-once'))).toEqual(['NOT_FOUND'])
})
