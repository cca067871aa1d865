import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createCategory } from '../../src/classification/index.js'
import { mergeIncident } from '../../src/incidents/index.js'
import { createService } from '../../src/services/index.js'
import { codesOf, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let services: string[]
let categories: string[]
beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  const made = async (name: string) => (await desk.do(createService, { name })).service
  services = [await made('Checkout'), await made('Search')]
  const filed = async (key: string) =>
    (await desk.do(createCategory, { kind: 'TECHNICAL', key, name: key })).category
  categories = [await filed('storage'), await filed('mail')]
})
afterAll(() => served.close())

interface Similar {
  incident: { id: string; title: string }
  score: number
}
const query = `query ($id: ID, $first: Int) { incident(id: $id) {
  similar(first: $first) { incident { id title } score } } }`
async function similar(id: string, asker: Asker = served.admin, first = 10): Promise<Similar[]> {
  const reply = await asker.http(query, { id, first })
  expect(reply.errors).toBeUndefined()
  return (reply.data?.incident as { similar: Similar[] }).similar
}
const idsOf = (found: Similar[]) => found.map(({ incident }) => incident.id)
const open = async (...given: Parameters<typeof served.desk.open>) => {
  served.desk.clock.advance('1m')
  return served.desk.open(...given)
}

test('what shares rare words comes before what shares common ones, and later ones not at all', async () => {
  for (const what of ['Login', 'Upload', 'Export']) await open({ title: `${what} fails in the morning` })
  const alike = await open({ title: 'Kafka broker loses its quorum' })
  const subject = await open({ title: 'Quorum of the Kafka cluster fails' })
  const later = await open({ title: 'Quorum of the Kafka cluster fails' })
  const found = await similar(subject)
  expect(found[0]?.incident.id).toBe(alike)
  expect(idsOf(found)).not.toContain(subject)
  expect(idsOf(found)).not.toContain(later)
  expect(idsOf(await similar(later))[0]).toBe(subject)
  for (const { score } of found) expect(score).toBeGreaterThan(0)
  expect(await similar(subject, served.admin, 1)).toEqual(found.slice(0, 1))
})

test('services, categories and labels count where the words differ', async () => {
  const [serviceId, other] = services
  const both = await open({ title: 'Plain', serviceIds: [serviceId ?? ''], labels: ['region:mars'] })
  const service = await open({ title: 'Simple', serviceIds: [serviceId ?? ''] })
  const category = await open({ title: 'Modest', technicalCategoryId: categories[0] ?? null })
  const none = await open({ title: 'Humble', serviceIds: [other ?? ''], labels: ['region:venus'] })
  const subject = await open({
    title: 'Zyx',
    serviceIds: [serviceId ?? ''],
    labels: ['region:mars'],
    technicalCategoryId: categories[0] ?? null,
  })
  const found = idsOf(await similar(subject))
  expect(found[0]).toBe(both)
  expect(found).toEqual(expect.arrayContaining([service, category]))
  expect(found).not.toContain(none)
})

test('of those that share as much, the one that the same people own comes first, then what is nearer in time', async () => {
  const { desk } = served
  const owner = await desk.hire('Ida')
  const owned = await open({ title: 'Narwhal cache misses' })
  await desk.assign(owned, owner.id)
  const older = await open({ title: 'Narwhal cache misses' })
  desk.clock.advance('20d')
  const newer = await open({ title: 'Narwhal cache misses' })
  const subject = await open({ title: 'Narwhal cache misses' })
  expect(idsOf(await similar(subject)).slice(0, 3)).toEqual([newer, older, owned])
  await desk.assign(subject, owner.id)
  expect(idsOf(await similar(subject)).slice(0, 3)).toEqual([owned, newer, older])
})

test('what was merged into it, or it into, stands behind what is alike', async () => {
  const merged = await open({ title: 'Walrus queue is stuck again' })
  const alike = await open({ title: 'Walrus queue is stuck' })
  const subject = await open({ title: 'Walrus queue is stuck again' })
  expect(idsOf(await similar(subject))[0]).toBe(merged)
  await served.desk.do(mergeIncident, { id: merged, intoId: subject })
  expect(idsOf(await similar(subject)).slice(0, 2)).toEqual([alike, merged])
})

test('restricted incidents and exercises show to nobody who does not see them', async () => {
  const { desk } = served
  const secret = await open({ title: 'Axolotl data is gone', restricted: true })
  const drill = await open({ title: 'Axolotl data is gone', drill: true })
  const subject = await open({ title: 'Axolotl data is gone' })
  const [viewer, reader] = [await desk.hire('Out of it'), await desk.hire('In it')]
  await desk.assign(secret, reader.id)
  expect(idsOf(await similar(subject, await served.asker(viewer)))).not.toContain(secret)
  expect(idsOf(await similar(subject, await served.asker(reader)))).toContain(secret)
  expect(idsOf(await similar(subject))).not.toContain(drill)
})

test('a page of incidents with what is similar to each is a handful of statements', async () => {
  const reply = await served.admin.http(
    '{ incidents(first: 10) { edges { node { id similar(first: 2) { incident { id } score } } } } }',
  )
  expect(reply.errors).toBeUndefined()
  const { edges } = reply.data?.incidents as { edges: { node: { id: string; similar: Similar[] } }[] }
  for (const { node } of edges)
    expect(idsOf(node.similar)).toEqual(idsOf(await similar(node.id, served.admin, 2)))
})

test('another organisation is nothing like it', async () => {
  const { desk } = served
  const stranger = await desk.stranger()
  const id = await desk.as(stranger).open({ title: 'Walrus queue is stuck' })
  expect(await similar(id, await served.asker(stranger))).toEqual([])
})

test.each([0, 51])('refuses to list %d', async (first) => {
  const id = await open()
  expect(codesOf(await served.admin.http(query, { id, first }))).toEqual(['BAD_USER_INPUT'])
})
