import { insertRows, selectRow, selectRows } from '../database/rows.js'
import { selectSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import type { Facets } from '../incidents/index.js'
import { ownOrganization } from '../organizations/index.js'
import { ServiceEntity } from '../services/index.js'
import { candidates, chosen } from './choice.js'
import { EscalationPolicyEntity, EscalationPolicyVersionEntity, type Terms } from './policy.entity.js'

type Path = (string | number)[]

/** The policy that the viewer wants to change, locked. @throws NOT_FOUND, also for a retired one; FORBIDDEN */
export async function lockPolicy(work: Work, id: string): Promise<EscalationPolicyEntity> {
  const policy = await findPolicy(work, id, ['input', 'id'], 'FOR UPDATE')
  work.permit({ teams: [policy.ownerTeamId] })
  return policy
}

/** A policy that something new refers to; it cannot be retired before the work is done. @throws NOT_FOUND */
export const requirePolicy = (work: Work, id: string, path: Path) =>
  findPolicy(work, id, path, 'LOCK IN SHARE MODE')

async function findPolicy(work: Work, id: string, path: Path, lock: string): Promise<EscalationPolicyEntity> {
  const place = () => [idBytes(id), idBytes(work.viewer.organizationId)]
  const policy = isId('escalation_policy', id)
    ? await selectRow(
        work.manager,
        EscalationPolicyEntity,
        `WHERE id = ? AND organizationId = ? AND retiredAt IS NULL ${lock}`,
        place(),
      )
    : null
  if (!policy) throw notFound(path)
  return policy
}

/** All policies that are not retired, by name. */
export const policiesInUse = ({ manager, viewer }: Pick<Work, 'manager' | 'viewer'>) =>
  selectRows(
    manager,
    EscalationPolicyEntity,
    'WHERE organizationId = ? AND retiredAt IS NULL ORDER BY name, id',
    [idBytes(viewer.organizationId)],
  )

/** The present version is kept for the ladders that climb it. */
export async function keepVersion(work: Work, policy: EscalationPolicyEntity): Promise<void> {
  const { id: policyId, organizationId, version } = policy
  await insertRows(work.manager, EscalationPolicyVersionEntity, [
    { policyId, organizationId, version, ...termsOf(policy) },
  ])
}

export const termsOf = ({ conditions, steps, repeat, acknowledgementTimeout }: Terms): Terms => ({
  conditions,
  steps,
  repeat,
  acknowledgementTimeout,
})

/** A policy as it was at a version. */
export async function termsAt(work: Work, policyId: string, version: number): Promise<Terms> {
  const [row] = await selectSettings(
    work.manager,
    EscalationPolicyVersionEntity,
    'WHERE policyId = ? AND version = ?',
    [idBytes(policyId), version],
  )
  if (!row) throw new Error('a version of an escalation policy that is not there')
  return row
}

/** The policy that an incident is paged by as things stand, as choice.ts says; null for none. */
export async function policyFor(work: Work, facets: Facets): Promise<EscalationPolicyEntity | null> {
  const { manager, viewer } = work
  const team = facets.ownerTeamId
  const nowhere = facets.services.length === 0 && team === null
  const services = nowhere
    ? []
    : await selectSettings(
        manager,
        ServiceEntity,
        `WHERE organizationId = ? AND escalationPolicyId IS NOT NULL
         AND (id IN (?) OR (ownerTeamId = ? AND retiredAt IS NULL)) ORDER BY name, id`,
        [
          idBytes(viewer.organizationId),
          [Buffer.alloc(16), ...facets.services.map(idBytes)],
          team === null ? null : idBytes(team),
        ],
      )
  const { defaultEscalationPolicyId } = await ownOrganization(work)
  const ofTeam = services.filter(
    ({ ownerTeamId, retiredAt }) => ownerTeamId === team && team !== null && !retiredAt,
  )
  const named = candidates(facets, services, ofTeam, defaultEscalationPolicyId)
  const ids = named.filter((id) => id !== null)
  if (ids.length === 0) return null
  const policies = await selectSettings(
    manager,
    EscalationPolicyEntity,
    'WHERE id IN (?) AND retiredAt IS NULL',
    [ids.map(idBytes)],
  )
  return chosen(facets, named, policies)
}
