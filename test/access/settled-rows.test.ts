// Names of people, teams and services that readers get from memory: never older than what was acknowledged before.
import { afterAll, expect, test } from '@jest/globals'
import { updateService, createService, serviceById, ServiceEntity } from '../../src/services/index.js'
import { newId } from '../../src/ids/type-id.js'
import { testDesk } from '../harness/desk.js'
import { hearStatements } from '../harness/statements.js'

const desk = await testDesk()
const other = await desk.another()
afterAll(() => desk.close())

const heard: string[] = []
hearStatements(desk.desk.dataSource, (statement) => heard.push(statement))
const reads = () => heard.filter((statement) => statement.includes('FROM `service`')).length

const there = desk.as(desk.admin, other)
const { service: id } = await desk.do(createService, { name: 'n0' })
/** As a new request of this copy sees them. */
const seen = (ids: readonly string[], viewer = desk.admin) =>
  desk.context(viewer).load(serviceById).loadMany(ids) as Promise<(ServiceEntity | null)[]>
const nameSeen = async () => (await seen([id]))[0]?.name

test('what was read once is not read again while no settings change', async () => {
  expect(await nameSeen()).toBe('n0')
  const before = reads()
  expect(await nameSeen()).toBe('n0')
  expect(reads()).toBe(before)
})

test('what another copy has acknowledged is what the next reader sees', async () => {
  for (const name of ['a', 'b', 'c', 'd']) {
    await there.do(updateService, { id, name })
    expect(await nameSeen()).toBe(name)
  }
})

test('nobody sees less than was acknowledged before they asked, while two copies write and read', async () => {
  const all = 60
  await there.do(updateService, { id, name: 'n0' })
  let acknowledged = 0
  const writing = (async () => {
    for (let count = 1; count <= all; count += 1) {
      await (count % 2 === 0 ? desk : there).do(updateService, { id, name: `n${count}` })
      acknowledged = count
    }
  })()
  const found: [number, number][] = []
  const reading = Array.from({ length: 4 }, async () => {
    while (acknowledged < all) {
      const from = acknowledged
      found.push([from, Number((await nameSeen())?.slice(1))])
    }
  })
  await Promise.all([writing, ...reading])
  expect(found.length).toBeGreaterThan(20)
  expect(found.filter(([from, name]) => name < from)).toEqual([])
})

test('ids of nothing, of other kinds and of other organisations are nothing, in the order of the question', async () => {
  const stranger = await desk.stranger()
  await nameSeen()
  expect(await seen([newId('service'), id, newId('team'), 'x'])).toEqual([
    null,
    expect.objectContaining({ id }),
    null,
    null,
  ])
  expect(await seen([id], stranger)).toEqual([null])
})

test('a row that everybody shares cannot be changed by who reads it', async () => {
  const [row] = await seen([id])
  expect(() => Object.assign(row ?? {}, { name: 'mine' })).toThrow(TypeError)
})
