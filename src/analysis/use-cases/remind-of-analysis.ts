import type { Work } from '../../database/work.js'
import { findAnalysis } from '../analysis.store.js'
import { dueTimers } from '../need.store.js'
import { aboveKeepersOf } from '../recipients.js'
import { remind } from '../remind.js'

/** An analysis is due that is not published: its authors are reminded. */
export async function remindOfAnalysis(
  work: Work,
  { subject: analysisId }: { subject: string },
): Promise<void> {
  const found = await findAnalysis(work, analysisId)
  const [first, ...others] = found?.incidents ?? []
  if (!found || !first || found.analysis.state === 'PUBLISHED' || found.analysis.dueAt === null) return
  await remind(work, {
    cause: 'ANALYSIS_DUE',
    timer: dueTimers.analysis,
    subject: analysisId,
    incidents: [first, ...others],
    analysisId,
    dueAt: found.analysis.dueAt,
    name: 'Its analysis',
    keepers: found.analysis.authorIds,
    above: () => aboveKeepersOf(work, first, first.facets.serviceTeams),
  })
}
