import type { Work } from '../../database/work.js'
import { notFound } from '../../errors/desk-error.js'
import { lockLinked, openIncident, recordEvent, sees, teamsOf } from '../../incidents/index.js'
import { requireServices } from '../../services/index.js'
import { alertChanged } from '../alert.events.js'
import type { ReceiveAlertInput } from '../alert.inputs.js'
import { changeAlert, countAlert } from '../alert.store.js'

/** As long as a title may be. */
const titleLength = 300

/**
 * The first alert of its key opens an incident, later ones are counted and change nothing else, until the alert is
 * resolved. A clock of monitoring that is ahead of ours must not keep an alert out: it counts as now.
 * @throws NOT_FOUND for the service, or where the alert's incident is not for the viewer; BAD_USER_INPUT, FORBIDDEN
 */
export async function receiveAlert(work: Work, input: ReceiveAlertInput) {
  const at = input.occurredAt && input.occurredAt < work.now ? input.occurredAt : work.now
  const { dedupKey, summary } = input
  const [service] = await requireServices(work, input.serviceId != null ? [input.serviceId] : [], () => [
    'input',
    'serviceId',
  ])
  const { alert, isNew } = await countAlert(
    work,
    {
      dedupKey,
      summary,
      source: input.source ?? null,
      serviceId: service?.id ?? null,
      details: input.details ?? null,
    },
    at,
  )
  if (!isNew && alert.incidentId !== null) {
    const incident = await lockLinked(work, alert.incidentId)
    if (!incident || !sees(work.viewer, incident.facets)) throw notFound(['input', 'dedupKey'])
    work.permit({ teams: teamsOf(incident.ownerTeamId, incident.facets) })
    recordEvent(work, incident, null, { ...alertChanged(alert, 'REPEATED'), occurredAt: at })
    return { alert: alert.id, incident: incident.id, opened: false }
  }
  const { incident: incidentId } = await openIncident(work, {
    title: shortened(summary),
    severity: input.severity ?? 'MEDIUM',
    urgency: input.urgency ?? 'MEDIUM',
    serviceIds: service ? [service.id] : [],
    ownerId: service?.ownerTeamId ?? null,
    startedAt: at,
  })
  const incident = await lockLinked(work, incidentId)
  const opening = await changeAlert(work, alert, { incidentId, openedIncidentId: incidentId })
  if (incident) recordEvent(work, incident, null, { ...alertChanged(opening, 'RECEIVED'), occurredAt: at })
  return { alert: alert.id, incident: incidentId, opened: true }
}

function shortened(summary: string): string {
  const characters = [...summary]
  return characters.length <= titleLength ? summary : `${characters.slice(0, titleLength - 1).join('')}…`
}
