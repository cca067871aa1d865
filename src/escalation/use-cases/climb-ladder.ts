import type { Work } from '../../database/work.js'
import { lockLinked } from '../../incidents/index.js'
import { climbTo, exhaust } from '../climbing.js'
import { incidentOf, lockEscalations } from '../escalation.store.js'
import { nextRung } from '../ladder.js'
import { termsAt } from '../policy.store.js'

/**
 * The engine's: the time of a step has run out, and the next one follows; after the last one of the last round the
 * ladder is exhausted. The step that follows has its whole time from now, also where the engine was late.
 */
export async function climbLadder(work: Work, { subject }: { subject: string }) {
  const incidentId = await incidentOf(work, subject)
  const incident = incidentId && (await lockLinked(work, incidentId))
  if (!incident) return null
  const ladder = (await lockEscalations(work, incident.id)).find(({ id }) => id === subject)
  if (ladder?.state !== 'ACTIVE' || !ladder.nextStepAt || ladder.nextStepAt > work.now) return null
  if (ladder.policyId === null || ladder.policyVersion === null) return null
  const { steps, repeat } = await termsAt(work, ladder.policyId, ladder.policyVersion)
  const next = nextRung({ steps: steps.length, repeat }, ladder)
  if (next) await climbTo(work, incident, ladder, next, { why: ' Nobody had answered.' })
  else await exhaust(work, incident, ladder)
  return { escalation: subject }
}
