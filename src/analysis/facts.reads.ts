import type { EntityManager } from 'typeorm'
import { idBytes, idText } from '../ids/type-id.js'
import { timesOf, type Measured, type Times } from './facts.js'

export interface Facts extends Times {
  responderIds: string[]
  slaBreaches: number
  escalations: number
  pagesSent: number
  statusUpdates: number
}

/** What somebody does who responds. */
const responding = [
  'STATUS_CHANGED',
  'NOTE_ADDED',
  'STATUS_UPDATE_POSTED',
  'TASK_CHANGED',
  'ROLE_CHANGED',
  'OWNER_CHANGED',
]

const counts = `
  SELECT 'slaBreaches' AS name, incidentId, COUNT(*) AS n FROM sla_clock WHERE incidentId IN (?) AND breached GROUP BY incidentId
  UNION ALL SELECT 'escalations', incidentId, COUNT(*) FROM escalation WHERE incidentId IN (?) GROUP BY incidentId
  UNION ALL SELECT 'pagesSent', incidentId, COUNT(*) FROM notification
    WHERE incidentId IN (?) AND cause = 'PAGE' AND state = 'SENT' GROUP BY incidentId
  UNION ALL SELECT 'statusUpdates', incidentId, COUNT(*) FROM status_update WHERE incidentId IN (?) GROUP BY incidentId`

/** The facts of each group of incidents that were one failure: three statements for all of them. */
export async function factsOf(
  manager: EntityManager,
  groups: readonly (readonly (Measured & { id: string })[])[],
): Promise<Facts[]> {
  const ids = groups.flat().map(({ id }) => idBytes(id))
  if (ids.length === 0) return groups.map((group) => sumOf(group, [], []))
  const counted = await manager.query<{ name: string; incidentId: Buffer; n: number }[]>(counts, [
    ids,
    ids,
    ids,
    ids,
  ])
  // A part in the response counts from when it was given, an act from when it was written down.
  const acted = await manager.query<{ incidentId: Buffer; userId: Buffer }[]>(
    `SELECT incidentId, userId FROM (
       SELECT subjectId AS incidentId, actorUserId AS userId, MIN(recordedAt) AS at FROM log_entry
       WHERE subjectId IN (?) AND kind IN (?) AND actorUserId IS NOT NULL GROUP BY subjectId, actorUserId
       UNION ALL SELECT incidentId, userId, assignedAt FROM incident_role WHERE incidentId IN (?)) acts
     ORDER BY at, userId`,
    [ids, responding, ids],
  )
  const of = (row: { incidentId: Buffer }) => idText('incident', row.incidentId)
  const figures = counted.map((row) => ({ name: row.name, incidentId: of(row), n: Number(row.n) }))
  const acts = acted.map((row) => ({ incidentId: of(row), userId: idText('user', row.userId) }))
  return groups.map((group) => sumOf(group, figures, acts))
}

function sumOf(
  group: readonly (Measured & { id: string })[],
  figures: readonly { name: string; incidentId: string; n: number }[],
  acts: readonly { incidentId: string; userId: string }[],
): Facts {
  const isOfGroup = ({ incidentId }: { incidentId: string }) => group.some(({ id }) => id === incidentId)
  const own = figures.filter(isOfGroup)
  const sum = (name: string) =>
    own.filter((figure) => figure.name === name).reduce((total, { n }) => total + n, 0)
  return {
    ...timesOf(group),
    responderIds: [...new Set(acts.filter(isOfGroup).map(({ userId }) => userId))],
    slaBreaches: sum('slaBreaches'),
    escalations: sum('escalations'),
    pagesSent: sum('pagesSent'),
    statusUpdates: sum('statusUpdates'),
  }
}
