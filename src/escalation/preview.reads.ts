import type { Context } from '../access/context.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, idText, prefixOf } from '../ids/type-id.js'
import { refuseSpan, shiftsOf } from '../on-call/index.js'
import { UserEntity } from '../people/index.js'
import { coverageFindings, type Finding, type Presence } from './coverage.js'
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
  const steps: Presence[][] = []
  for (const { targetIds } of policy.steps) {
    const others = targetIds.filter((id) => !isSchedule(id))
    const people = others.length > 0 ? await peopleReached(manager, policy.organizationId, others, from) : []
    steps.push([
      ...people.map(({ id }) => ({ userId: id, ...span })),
      ...targetIds.flatMap((id) => covered.get(id)?.shifts ?? []),
    ])
  }
  const named = [...new Set(steps.flat().map(({ userId }) => userId))]
  return coverageFindings(steps, span, await unreachableOf(context, named))
}

const isSchedule = (id: string) => prefixOf(id) === 'on_call_schedule'

/** Those of people who have no verified contact method. */
async function unreachableOf({ manager }: Context, userIds: readonly string[]): Promise<Set<string>> {
  if (userIds.length === 0) return new Set()
  const rows = await manager.query<{ userId: Buffer }[]>(
    'SELECT DISTINCT userId FROM contact_method WHERE userId IN (?) AND verified',
    [userIds.map(idBytes)],
  )
  const reachable = new Set(rows.map(({ userId }) => idText('user', userId)))
  return new Set(userIds.filter((id) => !reachable.has(id)))
}
