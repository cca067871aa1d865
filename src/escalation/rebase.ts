import { selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { lockLinked, recordEvent } from '../incidents/index.js'
import { EscalationEntity } from './escalation.entity.js'
import { escalationChanged } from './escalation.events.js'
import { changeEscalation, lockEscalations } from './escalation.store.js'
import { rebasedRung } from './ladder.js'
import type { EscalationPolicyEntity } from './policy.entity.js'

/**
 * Moves the running ladders of a policy to its present version: to the same step if it is still there, else to the
 * last. The step that stands keeps its time and tells nobody again; the next one is of the new version.
 */
export async function rebaseLadders(work: Work, policy: EscalationPolicyEntity): Promise<void> {
  const running = await selectRows(
    work.manager,
    EscalationEntity,
    "WHERE policyId = ? AND state = 'ACTIVE' AND policyVersion < ? ORDER BY incidentId",
    [idBytes(policy.id), policy.version],
  )
  for (const { id, incidentId } of running) {
    const incident = await lockLinked(work, incidentId)
    const ladder = (await lockEscalations(work, incidentId)).find((each) => each.id === id)
    if (!incident || ladder?.state !== 'ACTIVE') continue
    const rung = rebasedRung({ steps: policy.steps.length }, ladder)
    const moved = await changeEscalation(work, ladder, { ...rung, policyVersion: policy.version })
    const sentence = `The ladder goes on with version ${policy.version} of ${policy.name}, on step ${rung.position}.`
    recordEvent(work, incident, null, escalationChanged(moved, 'REBASED', sentence))
  }
}
