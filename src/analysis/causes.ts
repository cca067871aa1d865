import type { CauseEntity } from './analysis.entity.js'

type Link = Pick<CauseEntity, 'id' | 'explainsId'>

/** Causes as they are told: each after the one that it explains, those that explain nothing first; with their depth, from 0. */
export function asTold<T extends Link>(causes: readonly T[]): (T & { depth: number })[] {
  const below = (explained: string | null, depth: number): (T & { depth: number })[] =>
    causes
      .filter(({ explainsId }) => explainsId === explained)
      .flatMap((cause) => [{ ...cause, depth }, ...below(cause.id, depth + 1)])
  return below(null, 0)
}

/** A cause and all that explain only it. */
export function withThoseBelow(causes: readonly Link[], id: string): string[] {
  const below = causes.filter(({ explainsId }) => explainsId === id)
  return [id, ...below.flatMap((cause) => withThoseBelow(causes, cause.id))]
}

/** Whether a cause would explain itself, were it to explain that one. */
export const wouldCircle = (causes: readonly Link[], id: string, explainsId: string) =>
  withThoseBelow(causes, id).includes(explainsId)
