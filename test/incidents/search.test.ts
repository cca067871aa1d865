import { afterAll, expect, test } from '@jest/globals'
import type { IncidentFilter } from '../../src/incidents/filter.inputs.js'
import { pageOfIncidents } from '../../src/incidents/incident.reads.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())

async function listed(filter: IncidentFilter): Promise<number[]> {
  const page = await pageOfIncidents(desk.context(), { first: 100 }, { filter })
  return page.edges.map(({ node }) => node.number)
}

test.each([
  ['42', 'the answer is 42'],
  ['cafe', 'Café closed'],
  ['CAFÉ', 'the cafe'],
  ['to be', 'to be or not'],
  ['x', 'model X'],
  ["o'brien", "O'Brien called"],
  ['100%', 'CPU at 100%'],
  ['db_main', 'db_main is down'],
  ['서버', '서버 장애'],
  ['chec', 'Checkout'],
])('%j finds %j', async (search, title) => {
  const id = await desk.open({ title })
  expect(await listed({ search })).toContain((await desk.incident(id)).number)
})

test('a number finds its incident, with and without INC-', async () => {
  const incidents = await desk.incidents()
  expect(incidents.length).toBeGreaterThan(7)
  for (const search of ['7', 'INC-7', ' inc-7 ']) expect(await listed({ search })).toContain(7)
})
