import type { Context } from '../access/context.js'
import { idBytes, idText } from '../ids/type-id.js'
import type { IncidentEntity } from '../incidents/index.js'

/** Somebody who was paged in an exercise. */
export interface DrillResponder {
  userId: string
  pagedAt: Date
  /** The first thing that they did to the incident afterwards; null where they did nothing. */
  answeredAt: Date | null
}

/**
 * An answer is written down later than the page: what somebody does in the instant in which they are paged, as who
 * starts the exercise, is none. When it is said to have happened does not count.
 */
const respondersOfDrill = {
  name: 'responders of drill',
  read: async ({ manager, viewer }: Context, ids: readonly string[]): Promise<DrillResponder[][]> => {
    const rows = await manager.query<
      { incidentId: Buffer; userId: Buffer; pagedAt: Date; answeredAt: Date | null }[]
    >(
      `SELECT p.incidentId, p.userId, p.pagedAt,
         (SELECT MIN(e.recordedAt) FROM log_entry e
          WHERE e.subjectId = p.incidentId AND e.actorUserId = p.userId AND e.recordedAt > p.pagedAt) AS answeredAt
       FROM (SELECT incidentId, userId, MIN(at) AS pagedAt FROM escalation_notice
         WHERE incidentId IN (?) AND organizationId = ? GROUP BY incidentId, userId) p
       ORDER BY p.pagedAt, p.userId`,
      [ids.map(idBytes), idBytes(viewer.organizationId)],
    )
    const groups = new Map<string, DrillResponder[]>(ids.map((id) => [id, []]))
    for (const { incidentId, userId, pagedAt, answeredAt } of rows)
      groups
        .get(idText('incident', incidentId))
        ?.push({ userId: idText('user', userId), pagedAt, answeredAt })
    return ids.map((id) => groups.get(id) ?? [])
  },
}

/** Who answered how fast; null where it is no exercise. */
export async function drillReport(context: Context, incident: IncidentEntity) {
  if (!incident.drill) return null
  const responders = await context.load(respondersOfDrill).load(incident.id)
  const since = (at: Date | null) => at && at.getTime() - incident.openedAt.getTime()
  return {
    incident,
    paged: responders.length,
    answered: responders.filter(({ answeredAt }) => answeredAt !== null).length,
    timeToAcknowledge: since(incident.acknowledgedAt),
    timeToResolve: since(incident.resolvedAt),
    responders,
  }
}
