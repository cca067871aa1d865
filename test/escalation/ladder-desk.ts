import { selectRows } from '../../src/database/rows.js'
import { EscalationEntity, EscalationNoticeEntity } from '../../src/escalation/escalation.entity.js'
import { createEscalationPolicy, setServiceEscalationPolicy } from '../../src/escalation/index.js'
import type { CreateEscalationPolicyInput } from '../../src/escalation/policy.inputs.js'
import { idBytes } from '../../src/ids/type-id.js'
import type { OpenIncidentInput } from '../../src/incidents/index.js'
import { createService } from '../../src/services/index.js'
import type { TestDesk } from '../harness/desk.js'

const minute = 60_000

/** What stories about ladders tell and ask. */
export function ladderDesk(desk: TestDesk) {
  let made = 0
  const policy = async (steps: string[][], more: Partial<CreateEscalationPolicyInput> = {}) => {
    const input = {
      name: `Ladder ${(made += 1)}`,
      steps: steps.map((targetIds) => ({ timeout: 5 * minute, targetIds })),
      ...more,
    }
    return (await desk.do(createEscalationPolicy, input)).escalationPolicy
  }
  const serviceOf = async (policyId: string | null, ownerTeamId: string | null = null) => {
    const { service } = await desk.do(createService, { name: `Service ${(made += 1)}`, ownerTeamId })
    if (policyId !== null) await desk.do(setServiceEscalationPolicy, { serviceId: service, policyId })
    return service
  }
  const ladders = (incidentId: string) =>
    selectRows(desk.manager, EscalationEntity, 'WHERE incidentId = ? ORDER BY startedAt, id', [
      idBytes(incidentId),
    ])
  return {
    policy,
    serviceOf,
    ladders,
    /** An incident of a service that pages by a policy with these steps. */
    openOn: async (
      steps: string[][],
      more: Partial<CreateEscalationPolicyInput> = {},
      details: Partial<OpenIncidentInput> = {},
    ) => desk.open({ serviceIds: [await serviceOf(await policy(steps, more))], ...details }),
    ladder: async (incidentId: string) => (await ladders(incidentId)).at(-1) as EscalationEntity,
    /** Who was told, in order: `1.1 Bo` is step 1 of round 1. */
    told: async (incidentId: string) => {
      const rows = await selectRows(
        desk.manager,
        EscalationNoticeEntity,
        'WHERE incidentId = ? ORDER BY at, escalationId, round, position, userId',
        [idBytes(incidentId)],
      )
      return rows.map(({ position, round, userId }) => `${round}.${position} ${userId}`)
    },
    /** What happened to ladders: `STEPPED 1`. */
    changes: async (incidentId: string) =>
      (await desk.timeline(incidentId))
        .filter(({ kind }) => kind === 'ESCALATION_CHANGED')
        .map(({ data }) => `${String(data.change)} ${String(data.position)}`),
    /** Moves the clock and does what has fallen due. */
    pass: async (by: string) => {
      desk.clock.advance(by)
      while ((await desk.desk.engine.tick()) > 0);
    },
  }
}
