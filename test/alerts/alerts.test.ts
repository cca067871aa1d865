import { afterAll, expect, test } from '@jest/globals'
import { AlertEntity } from '../../src/alerts/alert.entity.js'
import { receiveAlert } from '../../src/alerts/use-cases/receive-alert.js'
import { resolveAlert } from '../../src/alerts/use-cases/resolve-alert.js'
import { selectRow } from '../../src/database/rows.js'
import { idBytes } from '../../src/ids/type-id.js'
import { createTeam } from '../../src/people/index.js'
import { createService } from '../../src/services/index.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const monitoring = desk.as(desk.program())
const alertOf = async (id: string) =>
  (await selectRow(desk.manager, AlertEntity, 'WHERE id = ?', [idBytes(id)])) as AlertEntity
let made = 0
const key = () => `check-${(made += 1)}`
const receive = (dedupKey: string, more: object = {}) =>
  monitoring.do(receiveAlert, { dedupKey, summary: 'The disk is full', ...more })

test('the first alert of a key opens an incident for the team that owns the service', async () => {
  const { team } = await desk.do(createTeam, { name: 'Storage' })
  const { service } = await desk.do(createService, { name: 'Files', ownerTeamId: team })
  const at = desk.clock.in('-2m')
  const dedupKey = key()
  const answer = await receive(dedupKey, {
    serviceId: service,
    severity: 'HIGH',
    source: 'node-7',
    occurredAt: at,
    details: { free: 0 },
  })
  expect(answer.opened).toBe(true)
  const incident = await desk.incident(answer.incident)
  expect(incident).toMatchObject({
    title: 'The disk is full',
    severity: 'HIGH',
    urgency: 'MEDIUM',
    ownerTeamId: team,
    reporterKind: 'API_KEY',
    startedAt: at,
    openedAt: desk.clock.now(),
  })
  expect(incident.facets.services).toEqual([service])
  expect(await alertOf(answer.alert)).toMatchObject({
    dedupKey,
    source: 'node-7',
    details: { free: 0 },
    count: 1,
    firstAt: at,
    incidentId: incident.id,
  })
  expect(await desk.story(incident.id)).toEqual(['OPENED', 'ALERT_CHANGED'])
})

test('later alerts of the key are counted, and change nothing else', async () => {
  const dedupKey = key()
  const first = await receive(dedupKey)
  await desk.acknowledge(first.incident)
  const before = await desk.incident(first.incident)
  desk.clock.advance('5m')
  const second = await receive(dedupKey, { summary: 'The disk is very full', severity: 'HIGH' })
  expect(second).toEqual({ ...first, opened: false })
  expect(await desk.incident(first.incident)).toEqual(before)
  expect(await alertOf(first.alert)).toMatchObject({
    count: 2,
    summary: 'The disk is full',
    lastAt: desk.clock.now(),
  })
  expect((await desk.story(first.incident)).at(-1)).toBe('ALERT_CHANGED')
})

test('keys are compared byte for byte', async () => {
  const keys = ['disk', 'Disk', 'disk ', 'dísk', 'disk\u200b']
  const answers = await Promise.all(keys.map((dedupKey) => receive(dedupKey)))
  expect(new Set(answers.map(({ incident }) => incident)).size).toBe(keys.length)
  for (const [index, { alert }] of answers.entries()) {
    expect((await alertOf(alert)).dedupKey).toBe(keys[index])
  }
})

test('a key of more than 255 bytes is refused', async () => {
  const { extensions } = await refusal(receive('ä'.repeat(128)))
  expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'dedupKey'] }] })
})

test('an alert from a clock that is ahead of ours comes in all the same, as of now', async () => {
  const { alert, incident } = await receive(key(), { occurredAt: desk.clock.in('1h') })
  expect((await alertOf(alert)).firstAt).toEqual(desk.clock.now())
  expect((await desk.incident(incident)).startedAt).toEqual(desk.clock.now())
})

test('an unknown service is NOT_FOUND, and nothing is opened', async () => {
  const dedupKey = key()
  const before = (await desk.log()).length
  const { extensions } = await refusal(receive(dedupKey, { serviceId: 'service_01m84c567ff27bez061cehsq1p' }))
  expect(extensions).toMatchObject({ code: 'NOT_FOUND', fields: [{ path: ['input', 'serviceId'] }] })
  expect((await desk.log()).length).toBe(before)
  expect(await monitoring.do(resolveAlert, { dedupKey })).toEqual({ alert: null })
})

test('a summary that is too long for a title is cut there, and kept whole in the alert', async () => {
  const summary = '🔥'.repeat(400)
  const { alert, incident } = await receive(key(), { summary })
  expect((await desk.incident(incident)).title).toBe(`${'🔥'.repeat(299)}…`)
  expect((await alertOf(alert)).summary).toBe(summary)
})

test('when its alerts are over and nobody has acted, the desk resolves the incident', async () => {
  const dedupKey = key()
  const { alert, incident } = await receive(dedupKey)
  desk.clock.advance('10m')
  expect(await monitoring.do(resolveAlert, { dedupKey })).toEqual({ alert })
  expect(await alertOf(alert)).toMatchObject({ resolvedAt: desk.clock.now(), openKey: null })
  expect(await desk.incident(incident)).toMatchObject({
    status: 'RESOLVED',
    resolution: 'Monitoring says that it is over: The disk is full',
    ownerUserId: null,
  })
  const last = (await desk.timeline(incident)).at(-1)
  expect(last).toMatchObject({ kind: 'STATUS_CHANGED', actorKind: 'SYSTEM', actorName: 'Tocsin' })
})

test('an incident on which a person has acted stays theirs, and learns that the alerts are quiet', async () => {
  const dedupKey = key()
  const { incident } = await receive(dedupKey)
  await desk.note(incident)
  await monitoring.do(resolveAlert, { dedupKey })
  expect((await desk.incident(incident)).status).toBe('OPEN')
  expect((await desk.timeline(incident)).at(-1)?.summary).toBe(
    'The alert is over: The disk is full. All alerts are quiet.',
  )
})

test('after it is over the key opens a new incident', async () => {
  const dedupKey = key()
  const first = await receive(dedupKey)
  await monitoring.do(resolveAlert, { dedupKey })
  const second = await receive(dedupKey)
  expect(second.opened).toBe(true)
  expect(second.incident).not.toBe(first.incident)
  expect(second.alert).not.toBe(first.alert)
})

test('resolving what is not open does nothing, whoever asks', async () => {
  const before = (await desk.log()).length
  expect(await monitoring.do(resolveAlert, { dedupKey: 'never' })).toEqual({ alert: null })
  expect((await desk.log()).length).toBe(before)
})

test('a person who resolves the incident ends its alerts, so that the next one opens a new incident', async () => {
  const dedupKey = key()
  const first = await receive(dedupKey)
  await desk.resolve(first.incident)
  expect(await alertOf(first.alert)).toMatchObject({ resolvedAt: desk.clock.now(), openKey: null })
  expect((await receive(dedupKey)).opened).toBe(true)
})

test('taking note of a resolved incident ends no alert of another', async () => {
  const first = await receive(key())
  await desk.resolve(first.incident)
  const second = await receive(key())
  await desk.resolve(first.incident)
  expect((await alertOf(second.alert)).resolvedAt).toBeNull()
})

test('alerts go along when their incident is merged, and are counted there', async () => {
  const [one, other] = [key(), key()]
  const target = await receive(one)
  const duplicate = await receive(other)
  await desk.merge(duplicate.incident, target.incident)
  expect(await receive(other)).toEqual({ alert: duplicate.alert, incident: target.incident, opened: false })
  expect((await alertOf(duplicate.alert)).resolvedAt).toBeNull()
})

test('another organisation with the same key has an alert of its own', async () => {
  const dedupKey = key()
  const first = await receive(dedupKey)
  const elsewhere = desk.as(await desk.stranger())
  const second = await elsewhere.do(receiveAlert, { dedupKey, summary: 'The disk is full' })
  expect(second.opened).toBe(true)
  expect(await elsewhere.do(resolveAlert, { dedupKey })).toEqual({ alert: second.alert })
  expect((await alertOf(first.alert)).resolvedAt).toBeNull()
})

test('an alert on a restricted incident is not there for a program that may not see it', async () => {
  const dedupKey = key()
  const { incident, alert } = await receive(dedupKey)
  await desk.update(incident, { restricted: true })
  const other = desk.as(desk.program('another'))
  const { extensions } = await refusal(other.do(receiveAlert, { dedupKey, summary: 'x' }))
  expect(extensions.code).toBe('NOT_FOUND')
  expect(await other.do(resolveAlert, { dedupKey })).toEqual({ alert: null })
  expect(await alertOf(alert)).toMatchObject({ count: 1, resolvedAt: null })
  expect((await receive(dedupKey)).incident).toBe(incident)
})
