import type { Pool } from 'mysql2/promise'
import { idText } from '../../src/ids/type-id.js'
import { logCursor } from '../../src/log/cursor.js'

type Row = Record<string, unknown> & { id: Buffer; name: string }

const priorities = ['P1', 'P2', 'P3', 'P4']
const statuses = ['OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD', 'MITIGATED']
const healths = ['OPERATIONAL', 'DEGRADED', 'PARTIAL_OUTAGE', 'MAJOR_OUTAGE']
const severities = ['LOW', 'MEDIUM', 'HIGH']
const worstFirst = ['MAJOR_OUTAGE', 'PARTIAL_OUTAGE', 'DEGRADED', 'MAINTENANCE', 'OPERATIONAL']
const hex = (id: unknown) => (id as Buffer).toString('hex')

/** The board as one would write it by hand: statements side by side where none waits for another. */
export async function boardByHand(pool: Pool, organization: Buffer, first: number): Promise<object> {
  const rows = async (sql: string, values: unknown[]) => (await pool.query(sql, values))[0] as Row[]
  const isOpen = 'i.organizationId = ? AND i.open = 1 AND i.drill = 0'
  const now = new Date()
  const soon = new Date(now.getTime() + 3_600_000)
  const [[head], counts, [clocks], incidents, services, open] = await Promise.all([
    rows('SELECT sequence FROM log_head WHERE organizationId = ?', [organization]),
    rows(
      `SELECT i.status, i.priority, COUNT(*) AS count FROM incident i WHERE ${isOpen} GROUP BY i.status, i.priority`,
      [organization],
    ),
    rows(
      `SELECT SUM(c.breached OR c.dueAt <= ?) AS breached, SUM(NOT (c.breached OR c.dueAt <= ?) AND c.dueAt <= ?) AS atRisk
       FROM incident i JOIN sla_clock c ON c.incidentId = i.id AND c.state IN ('RUNNING', 'PAUSED') WHERE ${isOpen}`,
      [now, now, soon, organization],
    ),
    rows(
      `SELECT i.id, i.number, i.title, i.status, i.priority, i.severity, i.major, i.openedAt,
              u.id AS userId, u.name AS userName, t.id AS teamId, t.name AS teamName
       FROM incident i LEFT JOIN user u ON u.id = i.ownerUserId LEFT JOIN team t ON t.id = i.ownerTeamId
       WHERE ${isOpen} ORDER BY i.priority, i.openedAt, i.number LIMIT ?`,
      [organization, first],
    ),
    rows(
      `SELECT s.id, s.name, s.maintenance, t.id AS teamId, t.name AS teamName
       FROM service s LEFT JOIN team t ON t.id = s.ownerTeamId
       WHERE s.organizationId = ? AND s.retiredAt IS NULL ORDER BY s.name, s.id LIMIT 250`,
      [organization],
    ),
    rows(
      `SELECT DISTINCT s.serviceId, i.severity, i.status FROM incident_service s JOIN incident i ON i.id = s.incidentId
       WHERE s.organizationId = ? AND i.open = 1 AND i.drill = 0 AND i.restricted = 0`,
      [organization],
    ),
  ])
  const ids = incidents.map(({ id }) => id)
  const [links, promises] = await Promise.all([
    rows(
      `SELECT s.incidentId, v.id, v.name FROM incident_service s JOIN service v ON v.id = s.serviceId
       WHERE s.incidentId IN (?) ORDER BY s.incidentId, s.serviceId`,
      [ids],
    ),
    rows(
      `SELECT c.incidentId, c.id, c.metric, c.state, c.breached, c.dueAt, p.name FROM sla_clock c
       JOIN sla_policy p ON p.id = c.policyId WHERE c.incidentId IN (?)
       ORDER BY c.startedAt, FIELD(p.agreement, 'SLA', 'OLA', 'UNDERPINNING_CONTRACT'), FIELD(c.metric, 'RESPONSE', 'RESOLUTION', 'UPDATE')`,
      [ids],
    ),
  ])
  const linksOf = grouped(links)
  const promisesOf = grouped(promises)
  const worst = new Map<string, number>()
  for (const { serviceId, severity, status } of open) {
    const rank = severities.indexOf(severity as string) + (status === 'MITIGATED' ? 0 : 1)
    worst.set(hex(serviceId), Math.max(rank, worst.get(hex(serviceId)) ?? 0))
  }
  const total = (column: string, value: string) =>
    counts.filter((row) => row[column] === value).reduce((sum, row) => sum + Number(row.count), 0)
  return {
    statusBoard: {
      cursor: logCursor(idText('organization', organization), Number(head?.sequence ?? 0)),
      openCount: counts.reduce((sum, row) => sum + Number(row.count), 0),
      breachedCount: Number(clocks?.breached ?? 0),
      atRiskCount: Number(clocks?.atRisk ?? 0),
      byPriority: priorities.map((priority) => ({ priority, count: total('priority', priority) })),
      byStatus: statuses.map((status) => ({ status, count: total('status', status) })),
      incidents: incidents.map(({ userId, userName, teamId, teamName, ...row }) => ({
        ...row,
        id: idText('incident', row.id),
        major: row.major !== 0,
        owner: userId
          ? { __typename: 'User', id: idText('user', userId as Buffer), name: userName }
          : teamId
            ? { __typename: 'Team', id: idText('team', teamId as Buffer), name: teamName }
            : null,
        services: (linksOf.get(hex(row.id)) ?? []).map(({ id, name }) => ({
          id: idText('service', id),
          name,
        })),
        slaClocks: (promisesOf.get(hex(row.id)) ?? []).map(
          ({ id, metric, state, breached, dueAt, name }) => ({
            id: idText('sla_clock', id),
            metric,
            state,
            breached: breached !== 0,
            dueAt,
            policy: { name },
          }),
        ),
      })),
      services: services
        .map(({ id, name, maintenance, teamId, teamName }) => ({
          id: idText('service', id),
          name,
          health: maintenance ? 'MAINTENANCE' : healths[worst.get(hex(id)) ?? 0],
          ownerTeam: teamId ? { id: idText('team', teamId as Buffer), name: teamName } : null,
        }))
        .sort((a, b) => worstFirst.indexOf(a.health ?? '') - worstFirst.indexOf(b.health ?? '')),
    },
  }
}

function grouped(rows: Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(hex(row.incidentId))
    if (group) group.push(row)
    else groups.set(hex(row.incidentId), [row])
  }
  return groups
}
