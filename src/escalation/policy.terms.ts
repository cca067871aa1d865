import type { Work } from '../database/work.js'
import { badInputs, type FieldFault } from '../errors/desk-error.js'
import type { Step } from './policy.entity.js'
import { requireTarget } from './targets.js'

const minute = 60_000
const day = 86_400_000
const longestStep = 7 * day
const longestLease = 30 * day

/** Steps as a policy keeps them, each target once. @throws NOT_FOUND, BAD_USER_INPUT with the path of each fault */
export async function stepsOf(work: Work, input: readonly Step[]): Promise<Step[]> {
  const faults: FieldFault[] = input.flatMap(({ timeout }, index) =>
    timeout >= minute && timeout <= longestStep
      ? []
      : [{ path: ['input', 'steps', index, 'timeout'], message: 'must be a minute to seven days' }],
  )
  if (faults.length > 0) throw badInputs(faults)
  for (const [index, { targetIds }] of input.entries()) {
    for (const [place, id] of targetIds.entries())
      await requireTarget(work, id, ['input', 'steps', index, 'targetIds', place])
  }
  return input.map(({ timeout, targetIds }) => ({ timeout, targetIds: [...new Set(targetIds)] }))
}

/** @throws BAD_USER_INPUT */
export function refuseLease(timeout: number | null | undefined): void {
  if (timeout == null || (timeout >= minute && timeout <= longestLease)) return
  throw badInputs([{ path: ['input', 'acknowledgementTimeout'], message: 'must be a minute to thirty days' }])
}
