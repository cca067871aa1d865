import { afterAll, expect, test } from '@jest/globals'
import type { IncidentFilter } from '../../src/incidents/filter.inputs.js'
import { pageOfIncidents } from '../../src/incidents/incident.reads.js'
import { resolveIncident, updateIncident } from '../../src/incidents/index.js'
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
  ['서버', '새로운서버장애'],
  ['済', 'オンライン決済'],
  ['決済', 'オンライン決済が失敗'],
  ['ไหม้', 'ไฟไหม้ที่ศูนย์ข้อมูล'],
  ['strasse', 'Die Straße'],
  ['db-3', 'host-db-3 lags'],
  ['v1.2', 'broken since v1.2.3'],
  ['🔥', 'all on fire 🔥'],
  ['𠮷野', '𠮷野家'],
  ['chec', 'Checkout'],
])('%j finds %j', async (search, title) => {
  const id = await desk.open({ title })
  expect(await listed({ search })).toContain((await desk.incident(id)).number)
})

test.each([
  ['決定', '決済だけ'],
  ['db-4', 'db 4 of host-9'],
  ['eckou', 'Checkout'],
])('%j does not find %j', async (search, title) => {
  const id = await desk.open({ title })
  expect(await listed({ search })).not.toContain((await desk.incident(id)).number)
})

test('a number finds its incident, with and without INC-', async () => {
  const incidents = await desk.incidents()
  expect(incidents.length).toBeGreaterThan(7)
  for (const search of ['7', 'INC-7', ' inc-7 ']) expect(await listed({ search })).toContain(7)
})

test('an incident is found by what its texts say now', async () => {
  const id = await desk.open({ title: 'Zeppelin lands', description: 'a quokka' })
  const { number } = await desk.incident(id)
  await desk.do(updateIncident, { id, title: 'Zebra lands' })
  await desk.do(updateIncident, { id, description: null })
  await desk.do(resolveIncident, { id, resolution: 'Fed the wombat' })
  const found = async (search: string) => (await listed({ search })).includes(number)
  expect(await Promise.all(['zeppelin', 'quokka', 'zebra', 'wombat'].map(found))).toEqual([
    false,
    false,
    true,
    true,
  ])
})
