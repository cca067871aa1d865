import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { insertRows } from '../../src/database/rows.js'
import { newId } from '../../src/ids/type-id.js'
import { NotificationEntity } from '../../src/notifications/notification.entity.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
const lines: string[] = []
beforeAll(async () => {
  served = await servedDesk({ slowAfter: 1, log: (line) => lines.push(line) })
})
afterAll(() => served.close())

const page = (token?: string) =>
  fetch(
    served.url.replace('/graphql', '/metrics'),
    token ? { headers: { authorization: `Bearer ${token}` } } : {},
  )
/** The figures as they are read: `tocsin_x{a="b"}` to its value. */
async function figures(): Promise<Map<string, number>> {
  const text = await (await page()).text()
  const pairs = text.split('\n').filter((line) => line && !line.startsWith('#'))
  return new Map(
    pairs.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  )
}

test('operations are counted by root field and by the code of their first error', async () => {
  await served.admin.http('query AnyName { organization { name } }')
  await served.admin.ws('{ organization { name } }')
  await served.admin.http(
    'mutation { acknowledgeIncident(input: { id: "incident_01h455vb4pex5vsknk084sn02q" }) { __typename } }',
  )
  const found = await figures()
  expect(found.get('tocsin_operations_total{type="query",field="organization",code="OK"}')).toBe(2)
  expect(
    found.get('tocsin_operations_total{type="mutation",field="acknowledgeIncident",code="NOT_FOUND"}'),
  ).toBe(1)
  expect(found.get('tocsin_operation_seconds_count{type="query",field="organization"}')).toBe(2)
})

test('subscriptions are counted in and out, and how late their events are', async () => {
  const client = createClient({
    url: served.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${served.admin.key}` },
  })
  const messages = client.iterate({ query: 'subscription { incidentChanged(positions: true) { kind } }' })
  await messages.next()
  expect((await figures()).get('tocsin_subscriptions{field="incidentChanged"}')).toBe(1)
  await served.desk.open()
  await messages.next()
  expect((await figures()).get('tocsin_event_lag_seconds_count{field="incidentChanged"}')).toBe(1)
  await messages.return?.()
  await client.dispose()
  await expectSoon(async () => (await figures()).get('tocsin_subscriptions{field="incidentChanged"}'), 0)
})

test('what the database and the process know is asked for when somebody reads', async () => {
  const found = await figures()
  const log = await served.desk.log()
  expect(found.get(`tocsin_log_position{organization="${served.desk.admin.organizationId}"}`)).toBe(
    log.length,
  )
  expect(found.get('tocsin_engine_late_seconds')).toBe(0)
  expect(found.get('tocsin_pool_connections{state="queued"}')).toBe(0)
  const connections = ['free', 'used'].map(
    (state) => found.get(`tocsin_pool_connections{state="${state}"}`) ?? 0,
  )
  expect(Math.max(...connections)).toBeGreaterThan(0)
  expect(found.get('tocsin_timers_due')).toBe(0)
  expect(found.get('tocsin_process_resident_memory_bytes')).toBeGreaterThan(1e7)
})

test('what is refused is counted by its code, and sockets and kept documents are told', async () => {
  await served.admin.http('{ nothing }')
  await served.admin.ws('{ nothing')
  const found = await figures()
  expect(found.get('tocsin_operations_refused_total{code="GRAPHQL_VALIDATION_FAILED"}')).toBe(1)
  expect(found.get('tocsin_operations_refused_total{code="GRAPHQL_PARSE_FAILED"}')).toBe(1)
  expect(found.get('tocsin_sockets')).toBeGreaterThan(0)
  expect(found.get('tocsin_documents_prepared')).toBeGreaterThan(0)
  expect(found.get('tocsin_documents_kept_bytes')).toBeGreaterThan(0)
})

test('messages that were given up are told by channel', async () => {
  const { manager, admin } = served.desk
  const message: Partial<NotificationEntity> = {
    id: newId('notification'),
    organizationId: admin.organizationId,
    cause: 'WATCHED_CHANGE',
    causeKey: Buffer.alloc(32),
    recipientId: admin.actor.userId ?? '',
    contactMethodId: newId('contact_method'),
    channel: 'EMAIL',
    address: 'ada@example.org',
    subject: 'x',
    asked: { ask: 'x', by: null },
    urgent: false,
    state: 'FAILED',
    attempts: 9,
    createdAt: new Date(),
  }
  await insertRows(manager, NotificationEntity, [message])
  expect((await figures()).get('tocsin_messages_failed{channel="EMAIL"}')).toBe(1)
})

test('an operation that took long is written down with its cost, and without what it was asked with', async () => {
  await served.desk.open({ title: 'secret-title' })
  const query =
    'query Slow($f: IncidentFilter) { incidents(first: 50, filter: $f) { edges { node { title timeline(first: 20) { edges { node { summary } } } } } } }'
  await served.admin.http(query, { f: { search: 'secret-title' } })
  const slow = lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'slow operation')
  expect(slow.at(-1)).toMatchObject({ operation: 'query', name: 'Slow', cost: expect.any(Number) })
  expect(slow.map((line) => JSON.stringify(line)).join()).not.toContain('secret-title')
})

test('with a token only who has it reads the figures', async () => {
  const guarded = await servedDesk({ metricsToken: 'let-me-in' })
  const read = (headers: Record<string, string>) =>
    fetch(guarded.url.replace('/graphql', '/metrics'), { headers })
  expect((await read({})).status).toBe(404)
  expect((await read({ authorization: 'Bearer other' })).status).toBe(404)
  const answer = await read({ authorization: 'Bearer let-me-in' })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ])
  await guarded.close()
})

async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  for (let tries = 0; tries < 100 && (await read()) !== wanted; tries += 1) await new Promise(setImmediate)
  expect(await read()).toBe(wanted)
}
