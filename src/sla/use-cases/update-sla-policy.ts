import { requireCalendar } from '../../calendars/index.js'
import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { conditionsOf } from '../../incidents/index.js'
import { requireTeam } from '../../people/index.js'
import { refusePolicyFaults } from '../policy-faults.js'
import type { UpdateSlaPolicyInput } from '../policy.inputs.js'
import { insertTerms, lockSlaPolicy, termsAt } from '../policy.store.js'
import { reachIncidents } from '../reach.js'
import { SlaPolicyEntity, type SlaPolicyTermsEntity } from '../sla.entity.js'
import { asTarget, inOrder } from './create-sla-policy.js'

/**
 * Changes what is given. Other terms make a new version of what clocks run on; open incidents follow. Where nothing
 * would change nothing does. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 */
export async function updateSlaPolicy(work: Work, input: UpdateSlaPolicyInput) {
  const before = await lockSlaPolicy(work, input.id)
  const cleared = (['name', 'rank', 'calendarId', 'targets', 'active'] as const).filter(
    (field) => input[field] === null,
  )
  if (cleared.length > 0)
    throw badInputs(cleared.map((field) => ({ path: ['input', field], message: 'cannot be cleared' })))
  refusePolicyFaults(input)
  const terms = await termsAt(work.manager, before.id, before.termsVersion)
  const after = await policyAfter(work, before, input)
  const newTerms = await termsAfter(work, terms, input)
  const hasNewTerms = JSON.stringify(newTerms) !== JSON.stringify(terms)
  if (!hasNewTerms && JSON.stringify(after) === JSON.stringify(before)) return { slaPolicy: before.id }
  after.version += 1
  if (hasNewTerms) {
    after.termsVersion = after.version
    await insertTerms(work, { ...newTerms, version: after.version })
  }
  await updateRows(work.manager, SlaPolicyEntity, after, 'id = ?', [idBytes(before.id)])
  work.record({
    kind: 'SLA_POLICY_CHANGED',
    subject: before.id,
    summary: `${work.viewer.actor.name} changed the SLA policy ${before.name}`,
    data: { before: { ...before, ...terms }, after: { ...after, ...newTerms } },
  })
  await reachIncidents(work)
  return { slaPolicy: before.id }
}

async function policyAfter(
  work: Work,
  before: SlaPolicyEntity,
  input: UpdateSlaPolicyInput,
): Promise<SlaPolicyEntity> {
  const { ownerTeamId } = input
  if (ownerTeamId !== undefined && ownerTeamId !== before.ownerTeamId) {
    if (ownerTeamId !== null) await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
    work.permit({ teams: [ownerTeamId] })
  }
  return {
    ...before,
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : input.description,
    ownerTeamId: ownerTeamId === undefined ? before.ownerTeamId : ownerTeamId,
    rank: input.rank ?? before.rank,
    active: input.active ?? before.active,
    conditions:
      input.conditions === undefined ? before.conditions : await conditionsOf(work, input.conditions),
  }
}

async function termsAfter(
  work: Work,
  before: SlaPolicyTermsEntity,
  input: UpdateSlaPolicyInput,
): Promise<SlaPolicyTermsEntity> {
  if (input.calendarId != null && input.calendarId !== before.calendarId)
    await requireCalendar(work, input.calendarId, ['input', 'calendarId'])
  return {
    ...before,
    calendarId: input.calendarId ?? before.calendarId,
    targets: input.targets?.map(asTarget) ?? before.targets,
    pausedIn: input.pausedIn === undefined ? before.pausedIn : [...new Set(input.pausedIn ?? [])],
    warnAt: input.warnAt === undefined ? before.warnAt : inOrder(input.warnAt ?? []),
  }
}
