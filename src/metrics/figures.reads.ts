import type { EntityManager } from 'typeorm'
import { allTogether, type Cut, type Scope } from './scope.js'

/** Of lengths of time, in milliseconds; percentiles are exact, by nearest rank. */
export interface DurationStats {
  mean: number
  p50: number
  p90: number
  p99: number
  count: number
}

export interface Counts {
  opened: number
  resolved: number
  reopened: number
  /** Milliseconds; null of fewer than two. */
  meanTimeBetween: number | null
}

/** What each family of figures is, by the key of the group; a group without any is missing. */
export interface Families {
  counts: Counts
  timeToAcknowledge: DurationStats
  timeToMitigate: DurationStats
  timeToResolve: DurationStats
  slaAttainment: number
  escalations: number
  pages: number
  feedbackMean: number
}
export type Family = keyof Families

type Row = Readonly<Record<string, unknown>>
interface Reading<T> {
  sql: (cut: Cut, scope: Scope) => string
  read: (row: Row) => T
}

const number = (value: unknown) => Number(value)
const from = (cut: Cut, join = '') => `FROM incident ${cut.join} ${join}`

const counts: Reading<Counts> = {
  sql: (cut, scope) =>
    `SELECT ${cut.key} AS bucket, COUNT(*) AS opened, SUM(incident.resolvedAt IS NOT NULL) AS resolved,
       SUM(incident.reopenedAt IS NOT NULL) AS reopened,
       TIMESTAMPDIFF(MICROSECOND, MIN(incident.startedAt), MAX(incident.startedAt)) DIV 1000 AS length
     ${from(cut)} WHERE ${scope.sql} GROUP BY bucket`,
  read: ({ opened, resolved, reopened, length }) => ({
    opened: number(opened),
    resolved: number(resolved),
    reopened: number(reopened),
    meanTimeBetween: number(opened) < 2 ? null : Math.round(number(length) / (number(opened) - 1)),
  }),
}

/** Never negative: an imported log may say that something was answered before it was logged. */
function times(column: string, less = ''): Reading<DurationStats> {
  const length = `GREATEST(0, TIMESTAMPDIFF(MICROSECOND, incident.openedAt, incident.${column}) DIV 1000${less})`
  const at = (percent: number) =>
    `MAX(IF(place = CEIL(size * ${percent} / 100), length, NULL)) AS p${percent}`
  return {
    sql: (cut, scope) =>
      `SELECT bucket, MAX(size) AS size, SUM(length) AS total, ${at(50)}, ${at(90)}, ${at(99)} FROM (
         SELECT bucket, length, ROW_NUMBER() OVER (PARTITION BY bucket ORDER BY length) AS place,
           COUNT(*) OVER (PARTITION BY bucket) AS size
         FROM (SELECT ${cut.key} AS bucket, ${length} AS length
           ${from(cut)} WHERE ${scope.sql} AND incident.${column} IS NOT NULL) lengths) ranked
       GROUP BY bucket`,
    read: ({ size, total, p50, p90, p99 }) => ({
      mean: Math.round(number(total) / number(size)),
      p50: number(p50),
      p90: number(p90),
      p99: number(p99),
      count: number(size),
    }),
  }
}

/** One value of rows of another table that belong to the incidents; means as doubles, since decimals are cut off. */
function joined(value: string, join: string): Reading<number> {
  return {
    sql: (cut, scope) =>
      `SELECT ${cut.key} AS bucket, ${value} AS value ${from(cut, join)} WHERE ${scope.sql} GROUP BY bucket`,
    read: ({ value: found }) => number(found),
  }
}

const readings: { [F in Family]: Reading<Families[F]> } = {
  counts,
  timeToAcknowledge: times('acknowledgedAt'),
  timeToMitigate: times('mitigatedAt'),
  timeToResolve: times('resolvedAt', ' - incident.resolvedFor'),
  slaAttainment: joined(
    'AVG((NOT clock.breached) + 0e0)',
    "JOIN sla_clock clock ON clock.incidentId = incident.id AND clock.state = 'COMPLETED'",
  ),
  escalations: joined('COUNT(*)', 'JOIN escalation ladder ON ladder.incidentId = incident.id'),
  pages: joined(
    'COUNT(*)',
    "JOIN notification page ON page.incidentId = incident.id AND page.cause = 'PAGE' AND page.state = 'SENT'",
  ),
  feedbackMean: joined('AVG(word.rating + 0e0)', 'JOIN feedback word ON word.incidentId = incident.id'),
}

/** The figures of all groups of a cut: each family is read when first asked for, in one statement. */
export class FiguresOf {
  private readonly known: { [F in Family]?: Promise<Map<string, Families[F]>> } = {}

  constructor(
    private readonly manager: EntityManager,
    private readonly scope: Scope,
    private readonly cut: Cut = allTogether,
  ) {}

  family<F extends Family>(family: F): Promise<Map<string, Families[F]>> {
    const known = this.known[family]
    if (known) return known
    const reading = this.read(family)
    Object.assign(this.known, { [family]: reading })
    return reading
  }

  private async read<F extends Family>(family: F): Promise<Map<string, Families[F]>> {
    const { sql, read } = readings[family]
    const parameters = [...this.cut.parameters, ...this.scope.parameters]
    const rows = await this.manager.query<Row[]>(sql(this.cut, this.scope), parameters)
    return new Map(rows.map((row) => [keyText(row.bucket), read(row)]))
  }
}

/** Ids as hexadecimal digits; what belongs to no group is ''. */
function keyText(key: unknown): string {
  if (key === null) return ''
  return Buffer.isBuffer(key) ? key.toString('hex') : `${key as string | number}`
}

/** Of one group. */
export interface Figures {
  of: FiguresOf
  key: string
}
