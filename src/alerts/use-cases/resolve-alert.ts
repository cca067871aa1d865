import type { Work } from '../../database/work.js'
import { changeStatus, lockLinked, moves, recordEvent, sees, teamsOf } from '../../incidents/index.js'
import { alertChanged } from '../alert.events.js'
import type { ResolveAlertInput } from '../alert.inputs.js'
import { changeAlert, isLeftToAlerts, lockOpenAlert, lockOpenAlertsOf } from '../alert.store.js'

/**
 * Monitoring says that it is over. An incident that alerts opened is resolved by the desk once all its alerts are,
 * unless a person has acted on it: then it is theirs, and only learns that the alerts are quiet.
 * @throws FORBIDDEN, BAD_USER_INPUT
 */
export async function resolveAlert(work: Work, { dedupKey, occurredAt }: ResolveAlertInput) {
  const open = await lockOpenAlert(work, dedupKey)
  const incident = open?.incidentId ? await lockLinked(work, open.incidentId) : null
  if (!open || !incident || !sees(work.viewer, incident.facets)) {
    work.permit({ teams: work.viewer.teams.map(({ teamId }) => teamId) })
    return { alert: null }
  }
  work.permit({ teams: teamsOf(incident.ownerTeamId, incident.facets) })
  const at = occurredAt && occurredAt < work.now ? occurredAt : work.now
  const resolvedAt = at > open.lastAt ? at : open.lastAt
  const alert = await changeAlert(work, open, { openKey: null, resolvedAt })
  const quiet = (await lockOpenAlertsOf(work, incident.id)).length === 0
  recordEvent(work, incident, null, { ...alertChanged(alert, 'RESOLVED', quiet), occurredAt: resolvedAt })
  if (quiet && incident.open && (await isLeftToAlerts(work, incident.id))) {
    const resolution = `Monitoring says that it is over: ${alert.summary}`
    await changeStatus(work.asDesk(), incident, moves.resolve, { note: resolution, changes: { resolution } })
  }
  return { alert: alert.id }
}
