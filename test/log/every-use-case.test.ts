import { afterAll, expect, test } from '@jest/globals'
import { readdirSync } from 'node:fs'
import type { UseCase } from '../../src/database/work.js'
import { receiveAlert } from '../../src/alerts/use-cases/receive-alert.js'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { createCategory } from '../../src/classification/index.js'
import { sendContactVerification } from '../../src/notifications/index.js'
import { createTeam } from '../../src/people/index.js'
import { createApiKey } from '../../src/people/use-cases/create-api-key.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { eventTypes } from '../../src/incidents/event.types.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { createService } from '../../src/services/index.js'
import { createEscalationPolicy, escalateIncident } from '../../src/escalation/index.js'
import { createSlaPolicy } from '../../src/sla/index.js'
import { claimedLetterTo, contactOf, deadLetterTo } from '../harness/contacts.js'
import { testDesk } from '../harness/desk.js'
import { tablesWritten, writtenWithoutEntry } from '../harness/statements.js'
import { settingsEntities } from '../../src/entities.js'
import { settingsVersion } from '../../src/log/log.store.js'
import { learningInputs } from './learning-inputs.js'
import { onCallInputs } from './on-call-inputs.js'

const desk = await testDesk()
const written = writtenWithoutEntry(desk.desk.dataSource)
const allWritten = tablesWritten(desk.desk.dataSource)
const settings = settingsEntities.map((entity) => desk.desk.dataSource.getMetadata(entity).tableName)
const version = () => settingsVersion(desk.manager, desk.admin.organizationId)
afterAll(() => desk.close())
const root = new URL('../../src/', import.meta.url)
const userId = desk.admin.actor.userId as string

/** Positions of readers are bookmarks, not changes of the desk. */
const silent = ['advanceConsumer']
/** They make an organisation, which each desk of a test has been through. */
const founding = ['createOrganization', 'seedCalendar', 'seedClassification']

async function onHold(): Promise<string> {
  const id = await desk.open()
  await desk.hold(id, { until: desk.clock.in(1) })
  desk.clock.advance(1)
  return id
}
async function resolved(): Promise<string> {
  const id = await desk.open()
  await desk.resolve(id)
  return id
}
const taskId = async () => (await desk.do(addIncidentTask, { id: await desk.open(), title: 'look' })).task
const teamId = async () => (await desk.do(createTeam, { name: 'Core' })).team
const serviceId = async () => (await desk.do(createService, { name: 'Shop' })).service
const categoryId = async () =>
  (await desk.do(createCategory, { kind: 'TECHNICAL', key: 'tide', name: 'Tides' })).category
const calendarId = async () =>
  (await desk.do(createBusinessCalendar, { name: 'Days', timeZone: 'UTC' })).businessCalendar
const gold = async () => ({
  name: 'Gold',
  agreement: 'SLA' as const,
  calendarId: await calendarId(),
  targets: [{ metric: 'RESPONSE' as const, priority: 'P1' as const, target: 60_000 }],
})
const apiKeyId = async () => (await desk.do(createApiKey, { name: 'probe', role: 'VIEWER' })).apiKey
const colleague = async () => ({ userId: (await desk.hire('Bo')).id })
const cy = { name: 'Cy', email: 'cy@example.org', roleIssuedAt: desk.clock.now() }
const category = { kind: 'TECHNICAL', key: 'moon-phase', name: 'Phase of the moon' }

const ladder = () => ({
  name: 'Nights',
  acknowledgementTimeout: 60_000,
  steps: [{ timeout: 60_000, targetIds: [userId] }],
})
const escalationPolicy = async () => (await desk.do(createEscalationPolicy, ladder())).escalationPolicy
async function waitingLadder(): Promise<string> {
  const input = { id: await desk.open(), policyId: await escalationPolicy() }
  const { escalation } = await desk.do(escalateIncident, input)
  desk.clock.advance('1m')
  return escalation
}
async function runOut(): Promise<string> {
  const id = await desk.open()
  await desk.do(escalateIncident, { id, policyId: await escalationPolicy() })
  await desk.acknowledge(id)
  desk.clock.advance('1m')
  return id
}

/** An input for each use case that changes something. */
const inputs: Record<string, () => Promise<object> | object> = {
  ...learningInputs(desk),
  acknowledgeIncident: async () => ({ id: await desk.open() }),
  addIncidentNote: async () => ({ id: await desk.open(), text: 'hm' }),
  addIncidentTask: async () => ({ id: await desk.open(), title: 'look' }),
  assignIncident: async () => ({ id: await desk.open(), ownerId: userId }),
  assignIncidentRole: async () => ({ id: await desk.open(), kind: 'SCRIBE', userId, remove: false }),
  cancelIncident: async () => ({ id: await desk.open(), reason: 'a test' }),
  climbLadder: async () => ({ subject: await waitingLadder() }),
  closeIncident: async () => ({ id: await resolved() }),
  closeQuietIncident: async () => ({ subject: await resolved() }),
  completeIncidentTask: async () => ({ id: await taskId(), done: true }),
  createApiKey: () => ({ name: 'monitoring', role: 'RESPONDER' }),
  createBusinessCalendar: () => ({ name: 'Nights', timeZone: 'Europe/Berlin' }),
  createCategory: () => category,
  createEscalationPolicy: ladder,
  addContactMethod: () => ({ userId, channel: 'EMAIL', address: 'ada.2@example.org' }),
  sendContactVerification: async () => ({ id: await contactOf(desk.manager, userId, { verified: false }) }),
  verifyContactMethod: async () => {
    const id = await contactOf(desk.manager, userId, { verified: false })
    await desk.do(sendContactVerification, { id })
    return { id, code: '000000' }
  },
  removeContactMethod: async () => ({ id: await contactOf(desk.manager, userId) }),
  setNotificationRules: async () => ({
    userId,
    rules: [{ contactMethodId: await contactOf(desk.manager, userId), delay: 0 }],
  }),
  retryNotification: async () => ({ id: await deadLetterTo(desk.manager, userId) }),
  recordDelivery: () => claimedLetterTo(desk, userId),
  ...onCallInputs(desk),
  createService: () => ({ name: 'Search' }),
  createSlaPolicy: () => gold(),
  createTeam: () => ({ name: 'Edge' }),
  createUser: () => ({ name: 'Bo', email: 'bo@example.org' }),
  deactivateUser: colleague,
  escalateIncident: async () => ({ id: await desk.open(), targetId: userId }),
  expireAcknowledgement: async () => ({ subject: await runOut() }),
  holdIncident: async () => ({ id: await desk.open(), reason: 'OTHER' }),
  mergeIncident: async () => ({ id: await desk.open(), intoId: await desk.open() }),
  mitigateIncident: async () => ({ id: await desk.open() }),
  openIncident: () => ({ title: 'It hums', severity: 'LOW', urgency: 'LOW' }),
  postStatusUpdate: async () => ({ id: await desk.open(), message: 'soon', audience: 'PUBLIC' }),
  reactivateUser: async () => {
    const input = await colleague()
    await desk.do(deactivateUser, input)
    return input
  },
  receiveAlert: () => ({ dedupKey: 'disk', summary: 'The disk is full' }),
  removeIncidentTask: async () => ({ id: await taskId() }),
  reopenIncident: async () => ({ id: await resolved(), reason: 'again' }),
  resolveAlert: async () => {
    await desk.do(receiveAlert, { dedupKey: 'heat', summary: 'It is hot' })
    return { dedupKey: 'heat' }
  },
  resolveIncident: async () => ({ id: await desk.open(), resolution: 'done' }),
  resumeIncident: async () => ({ subject: await onHold() }),
  retireBusinessCalendar: async () => ({ id: await calendarId() }),
  retireEscalationPolicy: async () => ({ id: await escalationPolicy() }),
  retireService: async () => ({ id: await serviceId() }),
  retireTeam: async () => ({ id: await teamId() }),
  revokeApiKey: async () => ({ id: await apiKeyId() }),
  rotateApiKey: async () => ({ id: await apiKeyId(), overlap: 0 }),
  setPriorityRule: () => ({ severity: 'LOW', urgency: 'LOW', priority: 'P2' }),
  setServiceEscalationPolicy: async () => ({
    serviceId: await serviceId(),
    policyId: await escalationPolicy(),
  }),
  setTeamMember: async () => ({ teamId: await teamId(), userId, role: 'MANAGER' }),
  setUserRole: async () => ({ ...(await colleague()), role: 'MANAGER' }),
  signInPerson: () => ({ ...cy, subject: Buffer.alloc(32), role: null, timeZone: null, provision: true }),
  startIncident: async () => ({ id: await desk.open() }),
  unwatchIncident: async () => {
    const id = await desk.open()
    await desk.do(watchIncident, { id, userId })
    return { id, userId }
  },
  updateBusinessCalendar: async () => ({ id: await calendarId(), name: 'Tides' }),
  updateCategory: async () => ({ id: await categoryId(), name: 'Tide' }),
  updateEscalationPolicy: async () => ({ id: await escalationPolicy(), rebase: true, repeat: 1 }),
  updateIncident: async () => ({ id: await desk.open(), title: 'It howls' }),
  updateIncidentTask: async () => ({ id: await taskId(), title: 'listen' }),
  updateOrganization: () => ({ name: 'Acme & Co' }),
  updateResponseSettings: async () => ({ defaultEscalationPolicyId: null, calendarId: await calendarId() }),
  updateService: async () => ({ id: await serviceId(), name: 'Store' }),
  updateSlaPolicy: async () => ({ id: (await desk.do(createSlaPolicy, await gold())).slaPolicy, rank: 7 }),
  updateTeam: async () => ({ id: await teamId(), name: 'Centre' }),
  updateUser: () => ({ id: userId, name: 'Ada P.' }),
  watchIncident: async () => ({ id: await desk.open() }),
}

const files = readdirSync(root).flatMap((room) => {
  try {
    return readdirSync(new URL(`${room}/use-cases/`, root)).map((file) => `${room}/use-cases/${file}`)
  } catch {
    return []
  }
})
const nameOf = (file: string) =>
  (file.split('/').at(-1) ?? '')
    .replace('.ts', '')
    .replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
const walked = files.filter((file) => !silent.includes(nameOf(file)) && !founding.includes(nameOf(file)))

test.each(walked.map((file) => [nameOf(file), file]))(
  '%s leaves an entry in the log, and takes settings further',
  async (name, file) => {
    const module = (await import(new URL(file, root).href)) as Record<string, UseCase<unknown, unknown>>
    const useCase = module[name] as UseCase<unknown, unknown>
    expect(useCase.name).toBe(name)
    const input = await inputs[name]?.()
    expect(input).toBeDefined()
    const before = (await desk.log()).length
    const settingsBefore = await version()
    written.clear()
    allWritten.clear()
    await desk.do(useCase, input)
    const changesSettings = settings.some((table) => allWritten.has(table))
    expect((await version()) > settingsBefore).toBe(changesSettings)
    expect([...written].filter((table) => desk.desk.tables.logged.has(table))).toEqual([])
    const entries = (await desk.log()).slice(before)
    expect(entries.length).toBeGreaterThan(0)
    expect(entries[0]?.actorName).toMatch(/^Ada/)
    for (const { summary, actorName } of entries) {
      expect(summary).toMatch(/\S{3}/)
      expect(actorName).toMatch(/^(Ada|Tocsin$)/)
    }
  },
)

test('an organisation begins with its founding, its classification, its calendar and its first person', async () => {
  const kinds = (await desk.log()).slice(0, 4).map(({ kind }) => kind)
  expect(kinds).toEqual([
    'ORGANIZATION_CREATED',
    'CLASSIFICATION_SEEDED',
    'BUSINESS_CALENDAR_CREATED',
    'USER_CREATED',
  ])
})

test('what is not about an incident never shows in a timeline', async () => {
  const log = await desk.log()
  const internal = log.filter(({ subjectKind }) => subjectKind !== 'incident')
  for (const { kind } of internal) expect(eventTypes.has(kind)).toBe(false)
})
