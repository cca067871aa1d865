import type { Work } from '../../database/work.js'
import type { SetPriorityRuleInput } from '../classification.inputs.js'
import { priorityFor, putPriorityRules } from '../classification.store.js'

/** Decides what a severity and an urgency give from now on; incidents that are there stay as they are. */
export async function setPriorityRule(work: Work, { severity, urgency, priority }: SetPriorityRuleInput) {
  const { actor, organizationId } = work.viewer
  const before = await priorityFor(work, severity, urgency)
  await putPriorityRules(work, [{ severity, urgency, priority }])
  work.record({
    kind: 'PRIORITY_RULE_CHANGED',
    subject: organizationId,
    summary: `${actor.name} made severity ${severity} with urgency ${urgency} give ${priority} (before: ${before})`,
    data: { severity, urgency, before: { priority: before }, after: { priority } },
  })
  return {}
}
