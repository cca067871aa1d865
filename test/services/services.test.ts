import { afterAll, expect, test } from '@jest/globals'
import type { Severity } from '../../src/classification/index.js'
import { selectRow } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { healthOf } from '../../src/incidents/health.js'
import { openIncidentsOf } from '../../src/incidents/health.reads.js'
import { createService, ServiceEntity, updateService } from '../../src/services/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const create = async (name = 'Shop') => (await desk.do(createService, { name })).service
const row = async (id: string) =>
  (await selectRow(desk.manager, ServiceEntity, 'WHERE id = ?', [idBytes(id)])) as ServiceEntity

async function health(id: string): Promise<string> {
  const open = await openIncidentsOf(desk.manager, [id])
  return healthOf((await row(id)).maintenance, open.get(id) ?? [])
}

test.each<[Severity, string, string]>([
  ['HIGH', 'MAJOR_OUTAGE', 'PARTIAL_OUTAGE'],
  ['MEDIUM', 'PARTIAL_OUTAGE', 'DEGRADED'],
  ['LOW', 'DEGRADED', 'OPERATIONAL'],
])(
  'an incident of severity %s makes a service %s, and %s once mitigated',
  async (severity, open, mitigated) => {
    const id = await create()
    expect(await health(id)).toBe('OPERATIONAL')
    const incident = await desk.open({ severity, serviceIds: [id] })
    expect(await health(id)).toBe(open)
    await desk.mitigate(incident)
    expect(await health(id)).toBe(mitigated)
    await desk.start(incident)
    expect(await health(id)).toBe(open)
    await desk.resolve(incident)
    expect(await health(id)).toBe('OPERATIONAL')
  },
)

test('the worst open incident counts, exercises do not, and maintenance wins', async () => {
  const [id, dependent] = [await create(), await create()]
  await desk.do(updateService, { id: dependent, dependsOnIds: [id] })
  await desk.open({ severity: 'LOW', serviceIds: [id] })
  const worst = await desk.open({ severity: 'HIGH', serviceIds: [id] })
  await desk.open({ severity: 'HIGH', serviceIds: [dependent], drill: true })
  expect([await health(id), await health(dependent)]).toEqual(['MAJOR_OUTAGE', 'OPERATIONAL'])
  await desk.cancel(worst)
  expect(await health(id)).toBe('DEGRADED')
  await desk.do(updateService, { id, maintenance: true })
  expect(await health(id)).toBe('MAINTENANCE')
})

test('a service does not depend on itself, nor on what is not there', async () => {
  const id = await create()
  for (const dependsOnIds of [[id], ['service_none'], [desk.admin.organizationId]]) {
    const { extensions } = await refusal(desk.do(updateService, { id, dependsOnIds }))
    expect(extensions.fields).toMatchObject([{ path: ['input', 'dependsOnIds', 0] }])
  }
})

test('an update keeps what is left out and clears what is null', async () => {
  const { service: id } = await desk.do(createService, {
    name: 'Mail',
    description: 'sends',
    criticality: 'P1',
  })
  await desk.do(updateService, { id, description: null })
  expect(await row(id)).toMatchObject({ name: 'Mail', description: null, criticality: 'P1' })
  const { extensions } = await refusal(desk.do(updateService, { id, name: null, maintenance: null }))
  expect(extensions.fields).toHaveLength(2)
})

test('the order in which services were named is kept, each once', async () => {
  const [a, b, c] = [await create('A'), await create('B'), await create('C')]
  const id = await desk.open({ serviceIds: [c, a, c, b] })
  expect((await desk.incident(id)).facets.services).toEqual([c, a, b])
  await desk.update(id, { serviceIds: [b, c] })
  expect((await desk.incident(id)).facets.services).toEqual([b, c])
  expect((await desk.timeline(id)).at(-1)?.data).toEqual({
    changes: [{ field: 'services', before: 'C, A, B', after: 'B, C' }],
  })
})
