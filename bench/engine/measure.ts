import 'reflect-metadata'
import { createConnection, createPool, type Pool } from 'mysql2/promise'
import type { Work } from '../../src/database/work.js'
import { openDesk, type Desk } from '../../src/desk.js'
import { createEngine, type TimerKinds } from '../../src/engine/engine.js'
import { inLanes } from '../../src/engine/lanes.js'
import { lease } from '../../src/engine/timer.store.js'
import { foundOrganization } from '../../src/found-organization.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { systemClock } from '../../src/time/clock.js'
import { median } from '../load.js'

const due = 10_000
const lanes = 8
const idleTicks = 500

/** What the timers do: nothing, which leaves what the engine costs, or one entry of the log, as the cheapest real ones. */
const kinds: TimerKinds = {
  nothing: () => Promise.resolve(null),
  recording: (work: Work, { subject }) => {
    work.record({ kind: 'BENCH_RANG', subject, summary: 'Rang' })
    return Promise.resolve(null)
  },
}

process.env.TZ = 'UTC'
const [databaseUrl = '', rounds = '5'] = process.argv.slice(2)

/** Timers that are all due at once, beside bare conditional updates; ticks with nothing due, of few timers and of many. */
async function measured(): Promise<string> {
  const url = new URL('/engine', databaseUrl).href
  const server = await createConnection({ uri: databaseUrl })
  await server.query('DROP DATABASE IF EXISTS engine')
  await server.query('CREATE DATABASE engine')
  const log = { info: () => undefined, warn: console.warn, error: console.error }
  const desk = await openDesk({ address: { url }, clock: systemClock, log, redisUrl: null, migrate: true })
  const pool = createPool({ uri: url, timezone: 'Z', connectionLimit: lanes })
  try {
    const { organizationId } = await foundOrganization(desk.transact, {
      name: 'Bench',
      timeZone: 'UTC',
      adminName: 'Bench',
      adminEmail: 'bench@example.com',
    })
    const drain = await drained(desk, pool, organizationId, Number(rounds))
    const idle = await idleTick(desk, organizationId)
    const rate = (of: keyof typeof drain) => Math.round(drain[of]).toLocaleString('en')
    const share = (of: keyof typeof drain) => (drain[of] / drain.bare).toFixed(2)
    return [
      `${due.toLocaleString('en')} timers due at once, ${lanes} side by side: ${rate('nothing')}/s, ${share('nothing')} of ${rate('bare')} bare conditional updates/s`,
      `the same with an entry of the log each: ${rate('recording')}/s, ${share('recording')} of them`,
      `a tick with nothing due: ${idle.few.toFixed(3)} ms with 1,000 timers, ${idle.many.toFixed(3)} ms with 1,000,000: ${(idle.many / idle.few).toFixed(2)}`,
    ].join('\n')
  } finally {
    await pool.end()
    await desk.close()
    await server.query('DROP DATABASE engine')
    await server.end()
  }
}

/** Each in turn, round by round; the first round warms up. */
async function drained(
  { dataSource, clock, transact }: Desk,
  pool: Pool,
  organizationId: string,
  rounds: number,
) {
  const onError = (error: unknown) => {
    throw error
  }
  const engine = createEngine({ dataSource, clock, transact, kinds, onError, lanes })
  const rates = { bare: [] as number[], nothing: [] as number[], recording: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
    for (const way of ['bare', 'nothing', 'recording'] as const) {
      await dataSource.query('DELETE FROM timer')
      const ids = await insertTimers(dataSource, organizationId, way, clock.now(), due)
      const begun = performance.now()
      if (way === 'bare') await inLanes(ids, lanes, (id) => updated(pool, id))
      else if ((await engine.tick()) !== due) throw new Error('not all timers ran')
      if (round > 0) rates[way].push(due / ((performance.now() - begun) / 1_000))
    }
  }
  return { bare: median(rates.bare), nothing: median(rates.nothing), recording: median(rates.recording) }
}

type Source = Desk['dataSource']

function updated(pool: Pool, id: Buffer): Promise<unknown> {
  const now = systemClock.now()
  return pool.query(
    'UPDATE timer SET claimToken = ?, claimedUntil = ? WHERE id = ? AND dueAt <= ? AND (claimedUntil IS NULL OR claimedUntil < ?)',
    ['claim', new Date(now.getTime() + lease), id, now, now],
  )
}

async function insertTimers(source: Source, organizationId: string, kind: string, at: Date, count: number) {
  const ids = Array.from({ length: count }, () => idBytes(newId('timer')))
  const rows = ids.map((id) => [
    id,
    idBytes(organizationId),
    kind,
    'incident',
    idBytes(newId('incident')),
    at,
  ])
  for (let from = 0; from < count; from += 1_000)
    await source.query(
      'INSERT INTO timer (id, organizationId, kind, subjectKind, subjectId, dueAt) VALUES ?',
      [rows.slice(from, from + 1_000)],
    )
  return ids
}

/** Milliseconds, medians: the same engine before and after the table grew, nothing of it due for a year. */
async function idleTick({ dataSource, clock, transact }: Desk, organizationId: string) {
  const engine = createEngine({ dataSource, clock, transact, kinds, onError: () => undefined })
  const later = new Date(clock.now().getTime() + 365 * 86_400_000)
  await dataSource.query('DELETE FROM timer')
  await insertTimers(dataSource, organizationId, 'nothing', later, 1_000)
  const few = await ticks(engine)
  for (let count = 1_000; count < 1_000_000; count *= 2)
    await dataSource.query(
      `INSERT INTO timer (id, organizationId, kind, subjectKind, subjectId, dueAt)
       SELECT UNHEX(REPLACE(UUID(), '-', '')), organizationId, kind, subjectKind, UNHEX(REPLACE(UUID(), '-', '')),
         dueAt + INTERVAL 1 SECOND FROM timer LIMIT ?`,
      [Math.min(count, 1_000_000 - count)],
    )
  return { few, many: await ticks(engine) }
}

async function ticks(engine: { tick(): Promise<number> }): Promise<number> {
  const took: number[] = []
  for (let tick = -50; tick < idleTicks; tick += 1) {
    const begun = performance.now()
    await engine.tick()
    if (tick >= 0) took.push(performance.now() - begun)
  }
  return median(took)
}

console.log(await measured())
