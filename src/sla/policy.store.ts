import type { EntityManager } from 'typeorm'
import { insertRows, selectRow } from '../database/rows.js'
import { querySettings, selectSettings } from '../database/settings.js'
import type { Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, isId } from '../ids/type-id.js'
import { SlaPolicyEntity, SlaPolicyTermsEntity } from './sla.entity.js'
import type { Agreement } from './terms.js'

/** The policy that the viewer wants to change, locked. @throws NOT_FOUND, FORBIDDEN */
export async function lockSlaPolicy(work: Work, id: string): Promise<SlaPolicyEntity> {
  const policy = isId('sla_policy', id)
    ? await selectRow(work.manager, SlaPolicyEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!policy) throw notFound(['input', 'id'])
  work.permit({ teams: [policy.ownerTeamId] })
  return policy
}

/** What the clocks of a policy run on at a version. */
export async function termsAt(manager: EntityManager, policyId: string, version: number) {
  const terms = await selectRow(manager, SlaPolicyTermsEntity, 'WHERE policyId = ? AND version = ?', [
    idBytes(policyId),
    version,
  ])
  if (!terms) throw new Error('a version of a policy that is not there')
  return terms
}

/** After all others of its kind. */
export async function nextRank(work: Work, agreement: Agreement): Promise<number> {
  const rows = await work.manager.query<{ rank: number | null }[]>(
    'SELECT MAX(`rank`) AS `rank` FROM sla_policy WHERE organizationId = ? AND agreement = ?',
    [idBytes(work.viewer.organizationId), agreement],
  )
  return (rows[0]?.rank ?? 0) + 1
}

export async function insertTerms(work: Work, terms: SlaPolicyTermsEntity): Promise<void> {
  await insertRows(work.manager, SlaPolicyTermsEntity, [terms])
}

/** A policy that clocks can begin under, with what it takes to know whether they do. */
export type PolicyInForce = Pick<
  SlaPolicyEntity,
  'id' | 'agreement' | 'conditions' | 'termsVersion' | 'rank'
> & { calendarVersion: number }

/** The active policies of an organisation, by rank. */
export async function policiesInForce(
  manager: EntityManager,
  organizationId: string,
): Promise<PolicyInForce[]> {
  const policies = await selectSettings(
    manager,
    SlaPolicyEntity,
    'WHERE organizationId = ? AND active ORDER BY agreement, `rank`, id',
    [idBytes(organizationId)],
  )
  if (policies.length === 0) return []
  const versions = await querySettings<{ policyId: Buffer; version: number }>(
    manager,
    `SELECT p.id AS policyId, c.version FROM sla_policy p
     JOIN sla_policy_terms t ON t.policyId = p.id AND t.version = p.termsVersion
     JOIN business_calendar c ON c.id = t.calendarId WHERE p.id IN (?)`,
    [policies.map(({ id }) => idBytes(id))],
  )
  const versionOf = new Map(versions.map(({ policyId, version }) => [policyId.toString('hex'), version]))
  return policies.map((policy) => ({
    ...policy,
    calendarVersion: versionOf.get(idBytes(policy.id).toString('hex')) ?? 1,
  }))
}
