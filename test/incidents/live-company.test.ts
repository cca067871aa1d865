import { afterAll, expect, jest, test } from '@jest/globals'
import { logCursor } from '../../src/log/cursor.js'
import { addIncidentNote } from '../../src/incidents/use-cases/add-incident-note.js'
import { testDesk } from '../harness/desk.js'
import { Reader } from './reader.js'

const desk = await testDesk()
afterAll(() => desk.close())

test('a hundred readers who come back with the same old cursor read each page of the log once', async () => {
  const id = await desk.open()
  for (let count = 0; count < 30; count += 1) await desk.do(addIncidentNote, { id, text: `${count}` })
  const other = await desk.another()
  const statements = jest.spyOn(other.dataSource.manager, 'query')
  const after = logCursor(desk.admin.organizationId, 0)
  const readers = await Promise.all(
    Array.from({ length: 100 }, () => Reader.follow(desk, { after }, { at: other })),
  )
  const told = await Promise.all(readers.map((reader) => reader.told(31)))
  expect(new Set(told.map((each) => each.join())).size).toBe(1)
  const reads = statements.mock.calls.filter(([sql]) => /FROM `?log_(entry|head)/.test(sql))
  expect(reads.length).toBeLessThan(20)
  await Promise.all(readers.map((reader) => reader.leave()))
})

test('a hundred readers who search, at the same entries, ask for the texts once', async () => {
  const readers = await Promise.all(
    Array.from({ length: 100 }, () => Reader.follow(desk, { filter: { search: 'disk' } })),
  )
  const hearing = readers.map((reader) => reader.next())
  const statements = jest.spyOn(desk.manager, 'query')
  const id = await desk.open({ title: 'The disk is full' })
  const heard = await Promise.all(hearing)
  expect(new Set(heard.map(({ incidentId }) => incidentId))).toEqual(new Set([id]))
  const texts = statements.mock.calls.filter(([sql]) => /FROM `?incident`? WHERE id IN/.test(sql))
  expect(texts).toHaveLength(1)
  await Promise.all(readers.map((reader) => reader.leave()))
})
