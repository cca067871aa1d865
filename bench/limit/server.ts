import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createPool } from 'mysql2/promise'
import { WebSocketServer } from 'ws'
import { idBytes, idText } from '../../src/ids/type-id.js'
import { boardByHand } from './board.js'
import { byHand, type OpenByHand } from './open.js'

// The limit: what one would write by hand for exactly these questions, and for nothing else. No schema, no
// arguments, no rights; the same rows, the same JSON.
const pool = createPool({ uri: process.env.DATABASE_URL ?? '', connectionLimit: 16, timezone: 'Z' })
const organization = Buffer.from(process.env.ORGANIZATION ?? '', 'hex')

type Row = Record<string, unknown> & { id: Buffer; name: string }
const rows = async (sql: string, values: unknown[]): Promise<Row[]> =>
  (await pool.query(sql, values))[0] as Row[]
const hex = (id: unknown) => (id as Buffer).toString('hex')

async function named(table: string, type: string, ids: unknown[]): Promise<Map<string, object>> {
  if (ids.length === 0) return new Map()
  const found = await rows(`SELECT id, name FROM ${table} WHERE id IN (?)`, [ids])
  return new Map(found.map(({ id, name }) => [hex(id), { id: idText(type, id), name }]))
}

interface List {
  first: number
  filter: { openedBefore: string }
}

async function list({ first, filter }: List): Promise<object> {
  const found = await rows(
    `SELECT id, number, title, status, severity, urgency, priority, major, drill, openedAt, acknowledgedAt, version,
            ownerUserId, ownerTeamId FROM incident
     WHERE organizationId = ? AND drill = 0 AND openedAt < ? ORDER BY number DESC LIMIT ?`,
    [organization, new Date(filter.openedBefore), first],
  )
  const ids = found.map(({ id }) => id)
  const given = (column: string) => found.map((row) => row[column]).filter((id) => id !== null)
  const [users, teams, links] = await Promise.all([
    named('user', 'user', given('ownerUserId')),
    named('team', 'team', given('ownerTeamId')),
    rows(
      `SELECT s.incidentId, v.id, v.name FROM incident_service s JOIN service v ON v.id = s.serviceId
       WHERE s.incidentId IN (?) ORDER BY s.incidentId, s.serviceId`,
      [ids],
    ),
  ])
  const edges = found.map(({ ownerUserId, ownerTeamId, ...row }) => ({
    node: {
      ...row,
      id: idText('incident', row.id),
      major: row.major !== 0,
      drill: row.drill !== 0,
      owner: ownerUserId
        ? { __typename: 'User', ...users.get(hex(ownerUserId)) }
        : ownerTeamId
          ? { __typename: 'Team', ...teams.get(hex(ownerTeamId)) }
          : null,
      services: links
        .filter(({ incidentId }) => hex(incidentId) === hex(row.id))
        .map(({ id, name }) => ({ id: idText('service', id), name })),
    },
  }))
  return { incidents: { edges } }
}

async function timeline({ id, first }: { id: string; first: number }): Promise<object> {
  const bytes = idBytes(id)
  const [[incident], entries] = await Promise.all([
    rows('SELECT number, title, status FROM incident WHERE id = ?', [bytes]),
    rows(
      `SELECT id, kind, summary, occurredAt, recordedAt, actorKind, actorName FROM log_entry
       WHERE subjectId = ? ORDER BY sequence LIMIT ?`,
      [bytes, first],
    ),
  ])
  const edges = entries.map(({ id: event, actorKind, actorName, ...entry }) => ({
    node: { id: idText('event', event), ...entry, actor: { kind: actorKind, name: actorName } },
  }))
  return { incident: { id, ...incident, timeline: { edges } } }
}

const prepared = new Map<string, Promise<OpenByHand>>()

function opening({ serviceIds: [serviceId] }: { serviceIds: [string] }): Promise<OpenByHand> {
  const ready = prepared.get(serviceId) ?? byHand(pool, organization, serviceId)
  prepared.set(serviceId, ready)
  return ready
}

const sockets = new WebSocketServer({ noServer: true })

/** Sends the same bytes to everybody. */
function publish({ bytes }: { bytes: string }): Promise<object> {
  for (const socket of sockets.clients) socket.send(bytes)
  return Promise.resolve({})
}

const answers: Record<string, (variables: never) => Promise<object>> = {
  List: list,
  Timeline: timeline,
  OpenPaging: async (variables: { serviceIds: [string] }) => (await opening(variables))(),
  Publish: publish,
  Board: ({ first }: { first: number }) => boardByHand(pool, organization, first),
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
    operationName: string
    variables: never
  }
  const data = await answers[operationName]?.(variables)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ data }))
}

const server = createServer((request, response) => void answer(request, response))
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, () => undefined)
})
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number }
  process.stdout.write(`http://127.0.0.1:${port}/graphql\n`)
})
