import type { Work } from '../../database/work.js'
import type { SetNarrativeInput } from '../analysis.inputs.js'
import { changeAnalysis, lockDraft } from '../analysis.store.js'
import { requireEvidence } from '../evidence.js'

/** Tells the whole story anew. @throws NOT_FOUND, also for an entry of another incident; CONFLICT, INVALID_TRANSITION */
export async function setNarrative(work: Work, { analysisId, expectedVersion, entries }: SetNarrativeInput) {
  const locked = await lockDraft(work, analysisId, expectedVersion, ['input', 'analysisId'])
  const told = entries.flatMap(({ eventId }, index) => (eventId ? [{ eventId, index }] : []))
  await requireEvidence(
    work,
    locked.incidents,
    told.map(({ eventId }) => eventId),
    (position) => ['input', 'entries', told[position]?.index ?? 0, 'eventId'],
  )
  const narrative = entries.map(({ at, text, eventId = null }) => ({ at: at.toISOString(), text, eventId }))
  await changeAnalysis(work, locked, { narrative }, 'told the story of the analysis')
  return { analysis: analysisId }
}
