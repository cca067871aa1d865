import { afterAll, expect, test } from '@jest/globals'
import { selectRow } from '../../src/database/rows.js'
import type { Work } from '../../src/database/work.js'
import { idBytes } from '../../src/ids/type-id.js'
import { openIncident } from '../../src/incidents/use-cases/open-incident.js'
import { LogHeadEntity } from '../../src/log/log.entity.js'
import { testDesk } from '../harness/desk.js'
import { storm } from './storm.js'

const desk = await testDesk()
afterAll(() => desk.close())

const headNow = async () => {
  const place = [idBytes(desk.admin.organizationId)]
  const { sequence, number } = (await selectRow(
    desk.manager,
    LogHeadEntity,
    'WHERE organizationId = ?',
    place,
  )) as LogHeadEntity
  return { sequence: Number(sequence), number }
}

test('eight writers at two desks leave no gap in numbers or sequence, and lose and double nothing', async () => {
  const before = await headNow()
  const told = await storm(desk, [desk.desk, await desk.another()])
  expect(told.rolledBack).toBeGreaterThan(200)
  const incidents = await desk.incidents()
  const log = await desk.log()
  const after = await headNow()
  expect(incidents.map(({ number }) => number)).toEqual(upTo(told.opened.length))
  expect(log.map(({ sequence }) => Number(sequence))).toEqual(upTo(after.sequence))
  expect(after.number - before.number).toBe(told.opened.length)
  expect(new Set(incidents.map(({ id }) => id))).toEqual(new Set(told.opened))
  const notes = log.filter(({ kind }) => kind === 'NOTE_ADDED').map(({ data }) => String(data.text))
  expect(notes.sort()).toEqual(told.notes.sort())
  const openings = log.filter(({ kind }) => kind === 'OPENED').map(({ subject }) => subject)
  const byNumber = incidents.map(({ id }) => id)
  expect(openings).toEqual(byNumber)
})

test('a use case that fails in the end leaves nothing: no row, no number, no entry', async () => {
  const [rows, head] = [await desk.incidents(), await headNow()]
  const failing = async (work: Work) => {
    await openIncident(work, { title: 'never was', severity: 'LOW', urgency: 'LOW' })
    throw new RangeError('changed my mind')
  }
  await expect(desk.do(failing, {})).rejects.toThrow('changed my mind')
  expect(await desk.incidents()).toEqual(rows)
  expect(await headNow()).toEqual(head)
  const id = await desk.open()
  expect((await desk.incident(id)).number).toBe(head.number + 1)
  expect((await desk.log(head.sequence)).map(({ sequence }) => sequence)).toEqual([head.sequence + 1])
})

test('several entries of one transaction stand side by side, in the order of what happened', async () => {
  const { sequence } = await headNow()
  const id = await desk.open()
  await Promise.all([desk.acknowledge(id), desk.open(), desk.open()])
  const log = await desk.log(sequence)
  const own = log.filter((entry) => entry.subject === id)
  expect(own.map(({ kind }) => kind)).toEqual(['OPENED', 'STATUS_CHANGED', 'OWNER_CHANGED'])
  expect(own[2]?.sequence).toBe((own[1]?.sequence ?? 0) + 1)
})

test('each organisation has a log and numbers of its own', async () => {
  const theirs = await desk.stranger()
  const id = await desk.as(theirs).open()
  expect((await desk.incident(id)).number).toBe(1)
})

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
