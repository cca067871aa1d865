import { afterAll, expect, test } from '@jest/globals'
import { selectRows } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { IncidentWatcherEntity } from '../../src/incidents/incident.entity.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { createService, retireService } from '../../src/services/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const service = async (name: string) => (await desk.do(createService, { name })).service

async function watchersOf(id: string): Promise<string[]> {
  const rows = await selectRows(desk.manager, IncidentWatcherEntity, 'WHERE incidentId = ?', [idBytes(id)])
  return rows.map(({ userId }) => userId)
}

test('the duplicate is canceled, and its watchers, services and labels go along', async () => {
  const [shop, search, both] = [await service('Shop'), await service('Search'), await service('Login')]
  const [bo, cy] = [await desk.hire('Bo'), await desk.hire('Cy')]
  const target = await desk.open({ serviceIds: [shop, both], labels: ['a', 'b'] })
  const duplicate = await desk.open({ serviceIds: [both, search], labels: ['b', 'c'] })
  await desk.do(watchIncident, { id: target, userId: bo.id })
  for (const { id: userId } of [bo, cy]) await desk.do(watchIncident, { id: duplicate, userId })
  await desk.merge(duplicate, target)
  expect(await desk.incident(duplicate)).toMatchObject({
    status: 'CANCELED',
    duplicateOfId: target,
    open: false,
  })
  const after = await desk.incident(target)
  expect(after).toMatchObject({ status: 'OPEN', labels: ['a', 'b', 'c'], version: 2 })
  expect(after.facets).toMatchObject({ services: [shop, both, search], labels: ['a', 'b', 'c'] })
  expect(new Set(await watchersOf(target))).toEqual(new Set([bo.id, cy.id]))
  expect(await desk.story(duplicate)).toEqual([
    'OPENED',
    'WATCHERS_CHANGED',
    'WATCHERS_CHANGED',
    'STATUS_CHANGED OPEN CANCELED',
    'LINKED',
  ])
  expect((await desk.story(target)).slice(2)).toEqual(['UPDATED', 'LINKED', 'WATCHERS_CHANGED'])
})

test('a merge that brings nothing leaves the target at its version', async () => {
  const [target, duplicate] = [await desk.open(), await desk.open()]
  await desk.merge(duplicate, target)
  expect((await desk.incident(target)).version).toBe(1)
  expect(await desk.story(target)).toEqual(['OPENED', 'LINKED'])
})

test('neither an owner nor an acknowledgement comes of being merged', async () => {
  const duplicate = await desk.open()
  await desk.merge(duplicate, await desk.open())
  expect(await desk.incident(duplicate)).toMatchObject({ acknowledgedAt: null, ownerUserId: null })
})

test('a resolved incident may turn out to be a duplicate, a closed or canceled one not', async () => {
  const target = await desk.open()
  const [resolved, closed, canceled] = [await desk.open(), await desk.open(), await desk.open()]
  for (const id of [resolved, closed]) await desk.resolve(id)
  await desk.closeIncident(closed)
  await desk.cancel(canceled)
  await desk.merge(resolved, target)
  expect((await desk.incident(resolved)).status).toBe('CANCELED')
  expect((await refusal(desk.merge(closed, target))).code).toBe('INVALID_TRANSITION')
  expect((await refusal(desk.merge(canceled, target))).code).toBe('INVALID_TRANSITION')
  expect((await desk.incident(canceled)).duplicateOfId).toBeNull()
  expect(await desk.story(target)).toEqual(['OPENED', 'LINKED'])
})

test('a merge that is asked for again only takes note, a merge into another is refused', async () => {
  const [duplicate, target, other] = [await desk.open(), await desk.open(), await desk.open()]
  await desk.merge(duplicate, target)
  await desk.resolve(target)
  await desk.merge(duplicate, target)
  expect((await desk.story(duplicate)).at(-1)).toBe('STATUS_CHANGED CANCELED CANCELED')
  expect((await refusal(desk.merge(duplicate, other))).code).toBe('INVALID_TRANSITION')
  expect((await desk.incident(duplicate)).duplicateOfId).toBe(target)
})

test('a service that was retired since comes along like the others, and may stay', async () => {
  const [old, shop] = [await service('Old'), await service('Shop')]
  const duplicate = await desk.open({ serviceIds: [old, shop] })
  await desk.resolve(duplicate)
  await desk.do(retireService, { id: old })
  const target = await desk.open()
  await desk.merge(duplicate, target)
  expect((await desk.incident(target)).facets.services).toEqual([old, shop])
  await desk.update(target, { serviceIds: [shop, old] })
  expect((await desk.incident(target)).facets.services).toEqual([shop, old])
  await desk.update(target, { serviceIds: [shop] })
  const { extensions } = await refusal(desk.update(target, { serviceIds: [shop, old] }))
  expect(extensions).toMatchObject({ code: 'NOT_FOUND', fields: [{ path: ['input', 'serviceIds', 1] }] })
})

test('the target must be open, and nothing is merged in a circle', async () => {
  const [a, b, resolved] = [await desk.open(), await desk.open(), await desk.open()]
  await desk.resolve(resolved)
  await desk.merge(a, b)
  for (const [id, intoId] of [
    [b, a],
    [b, b],
    [b, resolved],
  ] as const) {
    const { extensions } = await refusal(desk.merge(id, intoId))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'intoId'] }] })
  }
})

test('of two merges across each other one is done', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = [await desk.open(), await desk.open()]
    const results = await Promise.allSettled([desk.merge(a, b), desk.merge(b, a)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const statuses = [(await desk.incident(a)).status, (await desk.incident(b)).status]
    expect(statuses.sort()).toEqual(['CANCELED', 'OPEN'])
  }
})
