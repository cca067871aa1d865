import { selectRows, updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { conflict } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { ownOrganization } from '../../organizations/index.js'
import { ServiceEntity } from '../../services/index.js'
import { EscalationPolicyEntity } from '../policy.entity.js'
import type { RetireEscalationPolicyInput } from '../policy.inputs.js'
import { lockPolicy } from '../policy.store.js'

/**
 * Takes a policy out of the lists; ladders that climb it go on. @throws NOT_FOUND; CONFLICT with `users`, the
 * services and the organisation that page by it
 */
export async function retireEscalationPolicy(work: Work, { id }: RetireEscalationPolicyInput) {
  const policy = await lockPolicy(work, id)
  const services = await selectRows(
    work.manager,
    ServiceEntity,
    'WHERE escalationPolicyId = ? AND retiredAt IS NULL ORDER BY name, id',
    [idBytes(id)],
  )
  const organization = await ownOrganization(work)
  const users = [
    ...services.map((service) => service.id),
    ...(organization.defaultEscalationPolicyId === id ? [organization.id] : []),
  ]
  if (users.length > 0) throw conflict('Incidents page by it: name another policy there first.', { users })
  await updateRows(work.manager, EscalationPolicyEntity, { retiredAt: work.now }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'ESCALATION_POLICY_RETIRED',
    subject: id,
    summary: `${work.viewer.actor.name} retired the escalation policy ${policy.name}`,
  })
  return { escalationPolicy: id }
}
