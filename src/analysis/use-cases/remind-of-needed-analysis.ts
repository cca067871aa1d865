import type { Work } from '../../database/work.js'
import { lockLinked } from '../../incidents/index.js'
import { analysisIdOf, dueTimers, needOf } from '../need.store.js'
import { aboveKeepersOf, keepersOf } from '../recipients.js'
import { remind } from '../remind.js'

/** Nobody has begun the analysis of an incident that needs one: whoever owns the incident is reminded. */
export async function remindOfNeededAnalysis(
  work: Work,
  { subject: incidentId }: { subject: string },
): Promise<void> {
  const incident = await lockLinked(work, incidentId)
  const need = await needOf(work, incidentId)
  if (!incident || !need || (await analysisIdOf(work, incidentId)) !== null) return
  const teams = incident.facets.serviceTeams
  await remind(work, {
    cause: 'ANALYSIS_DUE',
    timer: dueTimers.incident,
    subject: incidentId,
    incidents: [incident],
    dueAt: need.dueAt,
    name: 'Its analysis, which nobody has begun,',
    keepers: await keepersOf(work, incident, teams),
    above: () => aboveKeepersOf(work, incident, teams),
  })
}
