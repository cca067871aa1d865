import type { EntityManager } from 'typeorm'
import { boardFigures } from '../incidents/index.js'

/** How long before a breach a clock is at risk, in milliseconds. */
const soon = 3_600_000

interface Counted {
  breached: number | string | null
  atRisk: number | string | null
  turnsAt: Date | null
}

/** How many clocks of a board's incidents are late, and how many will be within the hour; the latter turns by itself. */
async function countClocks(
  manager: EntityManager,
  { sql, parameters }: { sql: string; parameters: unknown[] },
  asOf: Date,
) {
  const horizon = new Date(asOf.getTime() + soon)
  const isLate = '(c.breached OR c.dueAt <= ?)'
  const [row] = await manager.query<Counted[]>(
    `SELECT SUM(${isLate}) AS breached, SUM(NOT ${isLate} AND c.dueAt <= ?) AS atRisk,
      MIN(CASE WHEN ${isLate} THEN NULL WHEN c.dueAt > ? THEN DATE_SUB(c.dueAt, INTERVAL 1 HOUR) ELSE c.dueAt END) AS turnsAt
     FROM incident JOIN sla_clock c ON c.incidentId = incident.id AND c.state IN ('RUNNING', 'PAUSED')
     WHERE ${sql}`,
    [asOf, asOf, horizon, asOf, horizon, ...parameters],
  )
  return {
    figures: { breachedCount: Number(row?.breached ?? 0), atRiskCount: Number(row?.atRisk ?? 0) },
    turnsAt: row?.turnsAt ?? null,
  }
}

boardFigures.push(countClocks)
