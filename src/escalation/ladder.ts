/** Where a ladder stands: the step, and how often it has begun, both from 1. */
export interface Rung {
  position: number
  round: number
}

/** What of a policy decides how it is climbed: how many steps, and how often the whole runs again. */
export interface Ladder {
  steps: number
  repeat: number
}

export const firstRung: Rung = { position: 1, round: 1 }

/** The step after this one: of the next round after the last; null where the ladder is exhausted. */
export function nextRung({ steps, repeat }: Ladder, { position, round }: Rung): Rung | null {
  if (position < steps) return { position: position + 1, round }
  return round <= repeat ? { position: 1, round: round + 1 } : null
}

/** Where somebody who asks for the next step leads it: the first follows on the last, in a round of its own. */
export function nextRungByHand({ steps }: Pick<Ladder, 'steps'>, { position, round }: Rung): Rung {
  return position < steps ? { position: position + 1, round } : { position: 1, round: round + 1 }
}

/** Where a running ladder stands on a newer version: on the same step if it is still there, else on the last. */
export function rebasedRung({ steps }: Pick<Ladder, 'steps'>, { position, round }: Rung): Rung {
  return { position: Math.min(position, steps), round }
}

/** What came of climbing to a rung. */
export interface Climb<Person> {
  /** The steps that were reached, in order, and whom each tells; those before the last reached nobody. */
  steps: { rung: Rung; told: readonly Person[] }[]
  /** Where it waits; null where the ladder has ended. */
  standing: Rung | null
}

/**
 * Climbs to a rung and, while a step reaches nobody, on to the next at once. A whole round of steps that reach nobody
 * ends the ladder: nobody would be there in the next one either.
 * @param reach whom the step at that position tells at this instant
 */
export async function climb<Person>(
  ladder: Ladder,
  from: Rung,
  reach: (position: number) => Promise<readonly Person[]>,
): Promise<Climb<Person>> {
  const steps: Climb<Person>['steps'] = []
  for (let rung: Rung | null = from; rung !== null; rung = nextRung(ladder, rung)) {
    const told = await reach(rung.position)
    steps.push({ rung, told })
    if (told.length > 0) return { steps, standing: rung }
    if (steps.length === ladder.steps) break
  }
  return { steps, standing: null }
}
