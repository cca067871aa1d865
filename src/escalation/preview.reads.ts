import type { Context } from '../access/context.js'
import { notFound } from '../errors/desk-error.js'
import { prefixOf } from '../ids/type-id.js'
import { firstWays } from '../notifications/index.js'
import { refuseSpan, shiftsOf } from '../on-call/index.js'
import { UserEntity } from '../people/index.js'
import { coverageFindings, type CoveredStep, type Finding } from './coverage.js'
import { escalationPolicyById } from './escalation.reads.js'
import type { EscalationPolicyEntity } from './policy.entity.js'
import { foresee, type Forecast } from './preview.js'
import { peopleReached } from './targets.js'

async function policyAsked(context: Context, id: string): Promise<EscalationPolicyEntity> {
  const policy = await context.load(escalationPolicyById).load(id)
  if (!policy) throw notFound(['policyId'])
  return policy
}

/** Who would be told when, were such an incident opened at an instant and nobody answered. @throws NOT_FOUND */
export async function previewOf(
  context: Context,
  policyId: string,
  at: Date,
): Promise<Forecast<UserEntity>[]> {
  const policy = await policyAsked(context, policyId)
  return foresee(policy, at, (targetIds, instant) =>
    peopleReached(context.manager, policy.organizationId, targetIds, instant),
  )
}

/** Where a policy would fail somebody in a span. @throws NOT_FOUND; BAD_USER_INPUT for more than 400 days */
export async function findingsOf(
  context: Context,
  policyId: string,
  from: Date,
  to: Date,
): Promise<Finding[]> {
  const policy = await policyAsked(context, policyId)
  refuseSpan(from, to)
  const span = { from: from.getTime(), to: to.getTime() }
  const { manager } = context
  const schedules = [...new Set(policy.steps.flatMap(({ targetIds }) => targetIds.filter(isSchedule)))]
  const covered = await shiftsOf(manager, policy.organizationId, schedules, from, to)
  const steps: CoveredStep[] = []
  for (const { targetIds, timeout } of policy.steps) {
    const others = targetIds.filter((id) => !isSchedule(id))
    const people = others.length > 0 ? await peopleReached(manager, policy.organizationId, others, from) : []
    const presences = [
      ...people.map(({ id }) => ({ userId: id, ...span })),
      ...targetIds.flatMap((id) => covered.get(id)?.shifts ?? []),
    ]
    steps.push({ presences, timeout })
  }
  const named = [...new Set(steps.flatMap(({ presences }) => presences.map(({ userId }) => userId)))]
  return coverageFindings(steps, span, await firstWays(manager, named))
}

const isSchedule = (id: string) => prefixOf(id) === 'on_call_schedule'
