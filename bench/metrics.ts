import { ask, median } from './load.js'
import type { Run } from './benchmark.js'
import { startContestant, type Contestant } from './contestants.js'
import { affectServices } from './services.js'
import type { World } from './world.js'

/** The year of the real log, and of the one that is made up. */
const span = ['2016-03-01 00:00:00', '2017-03-01 00:00:00']
const few = 'opened resolved timeToResolve { mean p50 p90 p99 count }'
const all = `opened resolved reopened slaAttainment meanTimeBetween escalations pages feedbackMean
  timeToAcknowledge { mean p50 p90 p99 count } timeToMitigate { mean p50 p90 p99 count }
  timeToResolve { mean p50 p90 p99 count }`
const requestFor = (fields: string) =>
  JSON.stringify({
    query: `{ metrics(from: "2016-03-01T00:00:00Z", to: "2017-03-01T00:00:00Z") { ${fields} } }`,
  })

const week = (figures: string) => `series(interval: WEEK, timeZone: "UTC") { from figures { ${figures} } }`
const service = (figures: string) => `by(dimension: SERVICE) { key label figures { ${figures} } }`

/** What somebody would write by hand: counts, and percentiles by a window, whoever may see what. */
function bare(key: string, join = ''): string[] {
  const where = `incident.organizationId = ? AND incident.openedAt >= ? AND incident.openedAt < ? AND NOT incident.drill
    AND incident.status <> 'CANCELED'`
  const length = 'TIMESTAMPDIFF(MICROSECOND, incident.openedAt, incident.resolvedAt)'
  return [
    `SELECT ${key} AS k, COUNT(*), SUM(incident.resolvedAt IS NOT NULL) FROM incident ${join} WHERE ${where} GROUP BY k`,
    `SELECT k, AVG(t), MAX(n), MAX(IF(r = CEIL(n * 0.5), t, NULL)), MAX(IF(r = CEIL(n * 0.9), t, NULL)),
       MAX(IF(r = CEIL(n * 0.99), t, NULL)) FROM (
       SELECT ${key} AS k, ${length} AS t, ROW_NUMBER() OVER (PARTITION BY ${key} ORDER BY ${length}) AS r,
         COUNT(*) OVER (PARTITION BY ${key}) AS n
       FROM incident ${join} WHERE ${where} AND incident.resolvedAt IS NOT NULL) x GROUP BY k`,
  ]
}

const bareOf = {
  week: bare('YEARWEEK(incident.openedAt, 3)'),
  service: bare('s.serviceId', 'JOIN incident_service s ON s.incidentId = incident.id'),
}

/** A year of metrics, of the whole log and of twice as much, beside bare SQL. */
export async function metrics({ world, pace: { rounds }, note }: Run): Promise<[]> {
  // The same is asked again and again: nothing is to be kept of it.
  const tocsin = await startContestant('tocsin', world, { KEPT_ANSWERS: 'off' })
  await affectServices(world)
  await affectAll(world)
  const ours = {
    week: requestFor(week(few)),
    service: requestFor(service(few)),
    dashboard: requestFor(`total { ${all} } ${week(all)} ${service(all)}`),
  }
  const measured = async () => {
    const times: Record<string, number[]> = {}
    const time = async (what: string, act: () => Promise<unknown>) => {
      const begun = performance.now()
      await act()
      ;(times[what] ??= []).push(performance.now() - begun)
    }
    for (let round = 0; round <= 2 * rounds; round += 1) {
      if (round === 1) for (const what of Object.keys(times)) times[what] = []
      for (const [what, body] of Object.entries(ours)) await time(what, () => answered(tocsin, world, body))
      for (const [what, statements] of Object.entries(bareOf))
        await time(`bare ${what}`, async () => {
          for (const sql of statements)
            await world.dataSource.query(sql, [Buffer.from(world.organizationId, 'hex'), ...span])
        })
    }
    return (what: string) => median(times[what] ?? [])
  }
  const once = await measured()
  await copyIncidents(world)
  try {
    const twice = await measured()
    const line = (name: string, what: string) =>
      `${name}: ${once(what).toFixed(0)} ms, ${twice(what).toFixed(0)} ms of twice the incidents (${(twice(what) / once(what)).toFixed(2)})`
    const beside = (what: string) =>
      `; bare SQL ${once(`bare ${what}`).toFixed(0)} ms (${(once(what) / once(`bare ${what}`)).toFixed(2)} of it)`
    const found = [
      line('a year by week, counts and time to resolve', 'week') + beside('week'),
      line('a year by service, the same', 'service') + beside('service'),
      line('all figures of the year, by week and by service in one request', 'dashboard'),
    ]
    note(found.join('\n'))
    return []
  } finally {
    await world.dataSource.query('DELETE FROM incident WHERE number > ?', [offset])
    await world.dataSource.query(
      'DELETE s FROM incident_service s LEFT JOIN incident i ON i.id = s.incidentId WHERE i.id IS NULL',
    )
  }
}

async function answered(tocsin: Contestant, world: World, body: string): Promise<void> {
  const answer = await ask(tocsin, world, body)
  if (answer.includes('"errors"')) throw new Error(answer.slice(0, 500))
}

/** The log knows no services: each incident gets one or two of those there are. */
async function affectAll({ dataSource }: World): Promise<void> {
  await dataSource.query(
    `INSERT IGNORE INTO incident_service (incidentId, serviceId, organizationId)
     SELECT i.id, s.id, i.organizationId FROM incident i JOIN (
       SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place, COUNT(*) OVER () AS size FROM service) s
     ON s.place - 1 IN (i.number % s.size, IF(i.number % 3 = 0, (i.number * 7) % s.size, i.number % s.size))`,
  )
  await dataSource.query('ANALYZE TABLE incident, incident_service')
}

/** Numbers of copies begin here. */
const offset = 10_000_000

async function copyIncidents({ dataSource }: World): Promise<void> {
  const rows = await dataSource.query<{ Field: string }[]>('SHOW COLUMNS FROM incident')
  const columns = rows.map(({ Field }) => Field)
  const copied = columns.map((name) =>
    name === 'id' ? 'UNHEX(MD5(id))' : name === 'number' ? `number + ${offset}` : `\`${name}\``,
  )
  const list = columns.map((name) => `\`${name}\``).join(', ')
  await dataSource.query(`INSERT INTO incident (${list}) SELECT ${copied.join(', ')} FROM incident`)
  await dataSource.query(
    `INSERT INTO incident_service (incidentId, serviceId, organizationId)
     SELECT UNHEX(MD5(incidentId)), serviceId, organizationId FROM incident_service`,
  )
  await dataSource.query('ANALYZE TABLE incident, incident_service')
}
