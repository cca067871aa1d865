import { requireCalendar } from '../../calendars/index.js'
import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { conditionsOf } from '../../incidents/index.js'
import { requireTeam } from '../../people/index.js'
import { refusePolicyFaults } from '../policy-faults.js'
import type { CreateSlaPolicyInput } from '../policy.inputs.js'
import { insertTerms, nextRank } from '../policy.store.js'
import { reachIncidents } from '../reach.js'
import { SlaPolicyEntity, type Target } from '../sla.entity.js'

const firstWarnings = [0.5, 0.75, 0.9]

/** Adds a policy, which holds at once, also for open incidents. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
export async function createSlaPolicy(work: Work, input: CreateSlaPolicyInput) {
  const { name, agreement, ownerTeamId = null, calendarId } = input
  work.permit({ teams: [ownerTeamId] })
  refusePolicyFaults(input)
  if (ownerTeamId !== null) await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
  await requireCalendar(work, calendarId, ['input', 'calendarId'])
  const { organizationId, actor } = work.viewer
  const policy: SlaPolicyEntity = {
    id: newId('sla_policy'),
    organizationId,
    name,
    description: input.description ?? null,
    agreement,
    ownerTeamId,
    rank: input.rank ?? (await nextRank(work, agreement)),
    active: true,
    conditions: await conditionsOf(work, input.conditions),
    version: 1,
    termsVersion: 1,
  }
  const terms = {
    calendarId,
    targets: input.targets.map(asTarget),
    pausedIn: [...new Set(input.pausedIn ?? ['ON_HOLD' as const])],
    warnAt: inOrder(input.warnAt ?? firstWarnings),
  }
  await insertRows(work.manager, SlaPolicyEntity, [policy])
  await insertTerms(work, { policyId: policy.id, version: 1, organizationId, ...terms })
  work.record({
    kind: 'SLA_POLICY_CREATED',
    subject: policy.id,
    summary: `${actor.name} added the SLA policy ${name}`,
    data: { ...policy, ...terms },
  })
  await reachIncidents(work)
  return { slaPolicy: policy.id }
}

export const asTarget = ({ metric, priority, target }: Target): Target => ({ metric, priority, target })
export const inOrder = (fractions: readonly number[]) =>
  [...new Set(fractions)].sort((one, other) => one - other)
