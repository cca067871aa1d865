import { afterAll, describe, expect, test } from '@jest/globals'
import { classifyFailure, type Failure } from '../../src/database/lost-race.js'
import type { Work } from '../../src/database/work.js'
import { lockIncident } from '../../src/incidents/incident.store.js'
import { addIncidentNote } from '../../src/incidents/use-cases/add-incident-note.js'
import { onServer } from '../harness/database.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())

/** As mysql2 and TypeORM threw them, on MariaDB 10.11, Galera and MySQL. */
const recorded: [string, object, Failure][] = [
  ['a deadlock', { errno: 1213, code: 'ER_LOCK_DEADLOCK', sqlState: '40001' }, 'lost-race'],
  ['a failed certification at COMMIT', { errno: 1213, query: 'COMMIT' }, 'lost-race'],
  ['a lock that was not got in time', { errno: 1205, code: 'ER_LOCK_WAIT_TIMEOUT' }, 'lost-race'],
  ['a commit that Galera refused', { errno: 1180, code: 'ER_ERROR_DURING_COMMIT' }, 'lost-race'],
  ['a node that is not ready', { errno: 1047, code: 'ER_UNKNOWN_COM_ERROR' }, 'lost-race'],
  ['a conflict in group replication', { errno: 3101 }, 'lost-race'],
  ['a snapshot that is too old', { errno: 1020, code: 'ER_CHECKREAD' }, 'lost-race'],
  ['a name that is taken', { errno: 1062, code: 'ER_DUP_ENTRY' }, 'duplicate'],
  ['a text that is too long', { errno: 1406, code: 'ER_DATA_TOO_LONG' }, 'other'],
  ['a syntax error', { errno: 1064, code: 'ER_PARSE_ERROR' }, 'other'],
  ['a reset connection', { errno: -104, code: 'ECONNRESET', fatal: true }, 'lost-connection'],
  ['a broken pipe', { errno: -32, code: 'EPIPE' }, 'lost-connection'],
  ['a connection that was lost', { code: 'PROTOCOL_CONNECTION_LOST', fatal: true }, 'lost-connection'],
  ['a connection that was killed', { errno: 1927, code: 'ER_CONNECTION_KILLED' }, 'lost-connection'],
  ['a server that stops', { errno: 1053, code: 'ER_SERVER_SHUTDOWN' }, 'lost-connection'],
  ['a connection that idled too long', { errno: 4031 }, 'lost-connection'],
  ['a socket that is not there', { code: 'ENOENT', syscall: 'connect' }, 'lost-connection'],
  [
    'a dead connection, which has no code',
    new Error("Can't add new command when connection is in closed state"),
    'lost-connection',
  ],
  ['a mistake of ours', new TypeError('undefined is not a function'), 'other'],
]

describe('the desk tells apart', () => {
  test.each(recorded)('%s', (_name, error, failure) => {
    expect(classifyFailure(error)).toBe(failure)
  })
  test('what is no error at all', () => {
    for (const thrown of [null, undefined, 'text', 42]) expect(classifyFailure(thrown)).toBe('other')
  })
})

test('of two who lock in opposite order one is done again, and neither twice', async () => {
  const [a, b] = [await desk.open(), await desk.open()]
  let attempts = 0
  const crossing = async (work: Work, { first, second }: { first: string; second: string }) => {
    attempts += 1
    await lockIncident(work, first)
    await work.manager.query('SELECT SLEEP(0.1)')
    await lockIncident(work, second)
    return addIncidentNote(work, { id: first, text: `from ${first}` })
  }
  const { sequence = 0 } = (await desk.log()).at(-1) ?? {}
  await Promise.all([desk.do(crossing, { first: a, second: b }), desk.do(crossing, { first: b, second: a })])
  expect(attempts).toBe(3)
  const entries = await desk.log(sequence)
  expect(entries.map(({ sequence: at }) => at - sequence)).toEqual([1, 2])
  expect(entries.map(({ subject }) => subject).sort()).toEqual([a, b].sort())
})

test('who waits too long for a lock tries again', async () => {
  const id = await desk.open()
  let attempts = 0
  const impatient = async (work: Work) => {
    attempts += 1
    await work.manager.query('SET innodb_lock_wait_timeout = 1')
    return addIncidentNote(work, { id, text: 'at last' })
  }
  const keeping = desk.do(async (work: Work) => {
    await lockIncident(work, id)
    await work.manager.query('SELECT SLEEP(1.5)')
  }, {})
  await new Promise((resolve) => setTimeout(resolve, 50))
  await Promise.all([desk.do(impatient, {}), keeping])
  expect(attempts).toBeGreaterThan(1)
  expect(await desk.story(id)).toEqual(['OPENED', 'NOTE_ADDED'])
})

test.each([
  ['between two statements', false],
  ['in the middle of one', true],
])(
  'a connection that is killed %s is replaced, and the whole transaction done again',
  async (_when, busy) => {
    const id = await desk.open()
    let attempts = 0
    const victim = async (work: Work) => {
      attempts += 1
      const note = await addIncidentNote(work, { id, text: 'survived' })
      if (attempts === 1) {
        const [row] = await work.manager.query<{ me: number }[]>('SELECT CONNECTION_ID() AS me')
        const killed = onServer((server) => server.query(`KILL CONNECTION ${row?.me}`))
        if (!busy) await killed
        await work.manager.query(busy ? 'SELECT SLEEP(5)' : 'SELECT 1')
      }
      return note
    }
    await desk.do(victim, {})
    expect(attempts).toBe(2)
    expect(await desk.story(id)).toEqual(['OPENED', 'NOTE_ADDED'])
  },
)

test('connections come back clean: no transaction, no lock and no setting of the last user is left', async () => {
  await expect(
    desk.do(async (work: Work) => {
      await work.manager.query("SET time_zone = '+00:00'")
      throw new RangeError('no')
    }, {}),
  ).rejects.toThrow('no')
  const probes = Array.from({ length: 32 }, () =>
    desk.manager.query<{ isolation: string; zone: string; busy: number }[]>(
      'SELECT @@tx_isolation AS isolation, @@time_zone AS zone, @@in_transaction AS busy',
    ),
  )
  for (const [row] of await Promise.all(probes))
    expect(row).toEqual({ isolation: 'READ-COMMITTED', zone: '+00:00', busy: 0 })
})
