import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { lockService, ServiceEntity } from '../../services/index.js'
import type { SetServiceEscalationPolicyInput } from '../policy.inputs.js'
import { requirePolicy } from '../policy.store.js'

/** From now on the incidents of the service page by this policy; ladders that run go on. @throws NOT_FOUND */
export async function setServiceEscalationPolicy(
  work: Work,
  { serviceId, policyId = null }: SetServiceEscalationPolicyInput,
) {
  const service = await lockService(work, serviceId, ['input', 'serviceId'])
  const policy = policyId === null ? null : await requirePolicy(work, policyId, ['input', 'policyId'])
  await updateRows(work.manager, ServiceEntity, { escalationPolicyId: policyId }, 'id = ?', [
    idBytes(serviceId),
  ])
  work.record({
    kind: 'SERVICE_ESCALATION_POLICY_SET',
    subject: serviceId,
    summary: `${work.viewer.actor.name} has incidents of ${service.name} page by ${policy?.name ?? 'no policy of their own'}`,
    data: { before: service.escalationPolicyId, after: policyId },
  })
  return { service: serviceId }
}
