import { afterAll, expect, test } from '@jest/globals'
import {
  createCategory,
  firstMatrix,
  setPriorityRule,
  updateCategory,
} from '../../src/classification/index.js'
import type { IncidentEntity } from '../../src/incidents/incident.entity.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const priorityOf = async (id: string) => {
  const { priority, priorityOverridden }: IncidentEntity = await desk.incident(id)
  return priorityOverridden ? `${priority} by hand` : priority
}

test.each([...firstMatrix])(
  'severity $severity with urgency $urgency is $priority, at birth and after reclassification',
  async ({ severity, urgency, priority }) => {
    expect(await priorityOf(await desk.open({ severity, urgency }))).toBe(priority)
    const id = await desk.open({ severity: 'MEDIUM', urgency: 'MEDIUM' })
    await desk.update(id, { severity, urgency })
    expect(await priorityOf(id)).toBe(priority)
  },
)

test('a priority that was set by hand stays whatever else changes, until null gives it back', async () => {
  const id = await desk.open({ severity: 'HIGH', urgency: 'HIGH', priority: 'P4' })
  expect(await priorityOf(id)).toBe('P4 by hand')
  await desk.update(id, { severity: 'LOW' })
  expect(await priorityOf(id)).toBe('P4 by hand')
  await desk.update(id, { priority: null })
  expect(await priorityOf(id)).toBe('P3')
  await desk.update(id, { priority: 'P3' })
  expect(await priorityOf(id)).toBe('P3 by hand')
  await desk.update(id, { priority: null, severity: 'HIGH' })
  expect(await priorityOf(id)).toBe('P1')
})

test('reclassification is one event with what it was and what it is', async () => {
  const id = await desk.open({ severity: 'HIGH', urgency: 'HIGH' })
  await desk.update(id, { severity: 'MEDIUM', urgency: 'LOW' })
  expect(await desk.story(id)).toEqual(['OPENED', 'RECLASSIFIED'])
  const [, event] = await desk.timeline(id)
  expect(event?.summary).toBe('Ada Park reclassified the incident from P1 to P4')
  expect(event?.data).toMatchObject({
    before: { severity: 'HIGH', urgency: 'HIGH', priority: 'P1', priorityOverridden: false },
    after: { severity: 'MEDIUM', urgency: 'LOW', priority: 'P4', priorityOverridden: false },
  })
  expect(event?.was).toMatchObject({ severity: 'HIGH', priority: 'P1' })
  expect(event?.is).toMatchObject({ severity: 'MEDIUM', priority: 'P4' })
})

test('asking for the classification that it has changes nothing and says nothing', async () => {
  const id = await desk.open({ severity: 'LOW', urgency: 'LOW' })
  await desk.update(id, { severity: 'LOW', urgency: 'LOW' })
  expect((await desk.incident(id)).version).toBe(1)
  expect(await desk.story(id)).toEqual(['OPENED'])
})

test('a change of the matrix touches new incidents and reclassified ones only', async () => {
  const rule = { severity: 'LOW', urgency: 'HIGH' } as const
  const before = await desk.open(rule)
  await desk.do(setPriorityRule, { ...rule, priority: 'P1' })
  expect(await priorityOf(before)).toBe('P3')
  expect(await priorityOf(await desk.open(rule))).toBe('P1')
  await desk.update(before, { title: 'Search fails' })
  expect(await priorityOf(before)).toBe('P3')
  await desk.update(before, { severity: 'MEDIUM' })
  await desk.update(before, { severity: 'LOW' })
  expect(await priorityOf(before)).toBe('P1')
})

test('a retired category stays where it is and cannot be chosen any more', async () => {
  const kind = 'INCIDENT_TYPE' as const
  const { category } = await desk.do(createCategory, { kind, key: 'printer-fire', name: 'Printer on fire' })
  const id = await desk.open({ typeId: category })
  await desk.do(updateCategory, { id: category, retired: true })
  await desk.update(id, { typeId: category, severity: 'LOW' })
  expect((await desk.incident(id)).typeId).toBe(category)
  expect((await refusal(desk.open({ typeId: category }))).code).toBe('BAD_USER_INPUT')
  await desk.update(id, { typeId: null })
  expect((await refusal(desk.update(id, { typeId: category }))).code).toBe('BAD_USER_INPUT')
})

test('a category answers its own question only', async () => {
  const kind = 'TECHNICAL' as const
  const { category } = await desk.do(createCategory, { kind, key: 'dns-again', name: 'DNS' })
  await desk.open({ technicalCategoryId: category })
  expect((await refusal(desk.open({ typeId: category }))).code).toBe('NOT_FOUND')
  expect((await refusal(desk.open({ serviceCategoryId: category }))).code).toBe('NOT_FOUND')
})
