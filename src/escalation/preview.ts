import { climb, firstRung, nextRung, type Rung } from './ladder.js'
import type { Terms } from './policy.entity.js'

/** When a step would begin, and whom it would tell; nobody where it reaches nobody, and the next follows at once. */
export interface Forecast<Person> extends Rung {
  at: Date
  users: readonly Person[]
}

/**
 * How a ladder would be climbed, were it started at an instant and nobody answered: all its rounds.
 * @param reach whom targets would reach at an instant
 */
export async function foresee<Person>(
  { steps, repeat }: Pick<Terms, 'steps' | 'repeat'>,
  startedAt: Date,
  reach: (targetIds: readonly string[], at: Date) => Promise<readonly Person[]>,
): Promise<Forecast<Person>[]> {
  const ladder = { steps: steps.length, repeat }
  const stepAt = (position: number) => steps[position - 1] ?? { timeout: 0, targetIds: [] }
  const forecasts: Forecast<Person>[] = []
  let at = startedAt
  for (let rung: Rung | null = firstRung; rung !== null;) {
    const { steps: climbed, standing } = await climb(ladder, rung, (position) =>
      reach(stepAt(position).targetIds, at),
    )
    for (const { rung, told } of climbed) forecasts.push({ ...rung, at, users: told })
    if (!standing) break
    at = new Date(at.getTime() + stepAt(standing.position).timeout)
    rung = nextRung(ladder, standing)
  }
  return forecasts
}
