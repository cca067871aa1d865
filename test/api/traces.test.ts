// A desk as its operator runs it, beside what stands for a collector: traces tell what happened, and nothing of whom.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import { startCollector, type CollectedSpan, type Collector } from '../harness/collector.js'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'

let dataDir: string
let collector: Collector
let desk: DeskProcess

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-traces-'))
  collector = await startCollector()
  desk = await startDeskProcess(dataDir, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_SERVICE_NAME: 'desk-under-test',
    OTEL_BSP_SCHEDULE_DELAY: '100',
  })
}, 120_000)
afterAll(async () => {
  await desk.kill('SIGTERM')
  await collector.close()
  await rm(dataDir, { recursive: true, force: true })
})

const secrets = ['Payroll of Zebra Ltd', 'they told nobody', 'INC-secret']
const openIncident =
  'mutation OpenOne($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id title } } }'
const input = { title: secrets[0], description: secrets[1], severity: 'HIGH', urgency: 'LOW' }
const trace = (digit: string) => ({
  traceId: digit.repeat(32),
  traceparent: `00-${digit.repeat(32)}-${'b'.repeat(16)}-01`,
})

/** The names of what a span has below it, as deep as it goes. */
function tree({ spanId, name }: CollectedSpan): unknown {
  const below = collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId)
  return below.length > 0 ? [name, ...below.map(tree)] : name
}

const namesIn = (traceId: string) =>
  collector.spans.filter((span) => span.traceId === traceId).map(({ name }) => name)

test('a request is one trace, from the caller that it names down to its statements', async () => {
  const { traceId, traceparent } = trace('a')
  const response = await fetch(desk.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${desk.key}`, traceparent },
    body: JSON.stringify({ query: openIncident, variables: { input } }),
  })
  expect(await response.json()).toMatchObject({
    data: { openIncident: { incident: { title: input.title } } },
  })
  const request = await collector.span((span) => span.traceId === traceId && span.name === 'POST /graphql')
  expect(request.parentSpanId).toBe('b'.repeat(16))
  expect(request.attributes).toEqual({
    'http.request.method': 'POST',
    'url.path': '/graphql',
    'http.response.status_code': 200,
  })
  const operation = await collector.span((span) => span.name === 'mutation OpenOne')
  expect(operation.parentSpanId).toBe(request.spanId)
  expect(operation.attributes).toEqual({
    'graphql.operation.type': 'mutation',
    'graphql.operation.name': 'OpenOne',
    'tocsin.root_fields': ['openIncident'],
    'tocsin.cost': 52,
  })
  const transaction = await collector.span((span) => span.name === 'transact openIncident')
  expect(transaction.parentSpanId).toBe(operation.spanId)
  expect(transaction.attributes).toEqual({ 'tocsin.attempts': 1 })
  expect(tree(transaction)).toEqual(
    expect.arrayContaining(['START', 'INSERT incident', 'INSERT log_entry', 'COMMIT']),
  )
  // What is answered is read after the transaction, as a part of the operation.
  expect(tree(operation)).toEqual(expect.arrayContaining(['SELECT incident']))
})

test('an operation of a socket names its caller in its extensions; what it is told is a trace of its own', async () => {
  const { traceId, traceparent } = trace('c')
  const client = createClient({
    url: desk.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${desk.key}` },
  })
  const events = client.iterate({
    query: 'subscription Follow { incidentChanged { incident { title } } }',
    extensions: { traceparent },
  })
  const first = events.next()
  await collector.span((span) => span.traceId === traceId && span.name === 'subscription Follow')
  await ask(desk, openIncident, { input })
  await first
  await client.dispose()
  const event = await collector.span(({ name }) => name === 'event incidentChanged')
  expect([event.parentSpanId, event.traceId === traceId]).toEqual([undefined, false])
  // Whoever reads the log goes on for ever, and is no part of the subscription that began it.
  expect(namesIn(traceId).filter((name) => name === 'SELECT log_entry').length).toBeLessThan(3)
})

test('what falls due is told with its kind', async () => {
  const opened = await ask(desk, openIncident, { input })
  const { id } = (opened?.data as unknown as { openIncident: { incident: { id: string } } }).openIncident
    .incident
  const hold =
    'mutation Hold($id: ID!, $until: DateTime) { holdIncident(input: { id: $id, reason: OTHER, until: $until }) { incident { status } } }'
  const held = await ask(desk, hold, { id, until: new Date(Date.now() + 1_500).toISOString() })
  expect(held?.errors).toBeUndefined()
  const timer = await collector.span(({ name }) => name === 'timer resume-incident')
  const [page] = collector.spans.filter(({ spanId }) => spanId === timer.parentSpanId)
  expect([page?.name, page?.parentSpanId]).toEqual(['timers', undefined])
})

test('no key, no text and no value of anybody is told, and each statement keeps its placeholders', async () => {
  await ask(desk, `{ search(text: "${secrets[2]}") { score } incident(id: "${secrets[2]}") { id } }`)
  await collector.span((span) => span.attributes['tocsin.root_fields'] !== undefined)
  await ask(desk, `mutation { acknowledgeIncident(input: { id: "${secrets[2]}" }) { incident { id } } }`)
  await collector.span((span) => span.attributes['error.type'] !== undefined)
  const all = collector.bodies.join('\n')
  for (const secret of [...secrets, 'Zebra', desk.key, desk.key.slice(7, 30)])
    expect(all).not.toContain(secret)
  expect(all).toContain('VALUES ?')
})

test('traces carry the name that the operator gave', () => {
  expect(collector.resources[0]).toMatchObject({ 'service.name': 'desk-under-test' })
})

test('a desk that stops delivers what it has, and ends well', async () => {
  const { traceId, traceparent } = trace('d')
  const response = await fetch(desk.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${desk.key}`, traceparent },
    body: JSON.stringify({ query: '{ organization { name } }' }),
  })
  await response.json()
  expect(await desk.kill('SIGTERM')).toBe(0)
  expect(namesIn(traceId)).toContain('POST /graphql')
})

test('a collector that is out of reach is told of once, and hurts nothing', async () => {
  const { url } = collector
  await collector.close()
  desk = await startDeskProcess(dataDir, {
    OTEL_EXPORTER_OTLP_ENDPOINT: url,
    OTEL_EXPORTER_OTLP_TIMEOUT: '300',
    OTEL_BSP_SCHEDULE_DELAY: '50',
  })
  const lost = () => desk.output().match(/Traces cannot be delivered/g)?.length ?? 0
  while (lost() === 0) {
    expect((await ask(desk, '{ organization { name } }'))?.errors).toBeUndefined()
  }
  for (let turn = 0; turn < 50; turn += 1) await ask(desk, '{ organization { name } }')
  expect(lost()).toBe(1)
  expect(await desk.kill('SIGTERM')).toBe(0)
  expect(desk.output()).not.toContain('did not stop well')
}, 120_000)

test('with a sampler that takes nothing, nothing is told, and who was traced elsewhere still is', async () => {
  collector = await startCollector()
  desk = await startDeskProcess(dataDir, {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER: 'parentbased_always_off',
  })
  const { traceId, traceparent } = trace('e')
  await ask(desk, openIncident, { input })
  const headers = { authorization: `Bearer ${desk.key}`, traceparent }
  await (await fetch(`${desk.url}?query={organization{name}}`, { headers })).text()
  await desk.kill('SIGTERM')
  expect(collector.spans.length).toBeGreaterThan(0)
  expect(new Set(collector.spans.map((span) => span.traceId))).toEqual(new Set([traceId]))
}, 120_000)
