import type { Work } from '../database/work.js'
import { newId } from '../ids/type-id.js'
import { type IncidentEntity, insertIncident, opened, recordEvent } from '../incidents/index.js'
import { titleOf } from './describe.js'
import type { Directory } from './directory.js'
import { actorOf, categoryOf, ownerOf } from './named.js'
import type { Row } from './servicenow-row.js'

/** Opens an incident as its first row has it, by whoever opened it there, for the caller. */
export async function openFrom(work: Work, row: Row, directory: Directory): Promise<IncidentEntity> {
  const { actor, organizationId } = work.viewer
  const { severity, urgency, priority, labels } = row
  const reporter = actorOf(directory, 'caller', row) ?? actor
  const incident = await insertIncident(
    work,
    {
      id: newId('incident'),
      organizationId,
      title: titleOf(row),
      description: `Incident ${row.number} of ServiceNow.`,
      status: 'OPEN',
      severity,
      urgency,
      priority,
      priorityOverridden: priority !== directory.priorityFor(severity, urgency),
      typeId: null,
      technicalCategoryId: categoryOf(directory, row),
      serviceCategoryId: null,
      labels,
      links: [],
      major: false,
      drill: false,
      ...(ownerOf(directory, row)?.owner ?? { ownerUserId: null, ownerTeamId: null }),
      reporterKind: reporter.kind,
      reporterUserId: reporter.userId,
      reporterName: reporter.name,
      reporterKeyId: null,
      restricted: false,
      parentId: null,
      duplicateOfId: null,
      holdReason: null,
      heldUntil: null,
      resolution: null,
      startedAt: work.now,
      openedAt: work.now,
      expectedResolutionAt: null,
      acknowledgedAt: null,
      mitigatedAt: null,
      resolvedAt: null,
      closedAt: null,
      reopenedAt: null,
    },
    { services: [], serviceTeams: [] },
  )
  recordEvent(work, incident, null, opened(actor, incident))
  return incident
}
