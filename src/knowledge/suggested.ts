import type { ArticleKind } from './article.enums.js'

/** What an article has in common with an incident. */
export interface Common {
  id: string
  kind: ArticleKind
  updatedAt: Date
  /** How well the words match, as the full-text index ranks them: 0 for not at all, without an upper end. */
  text: number
  /** How many services both are about. */
  services: number
  /** How many categories both are about. */
  categories: number
}

/** The rank at which words alone weigh half of what they can. */
const halfOfText = 4
/** Less than this says nothing: a word that almost all articles have. */
const least = 0.02
const kinds: Record<ArticleKind, number> = { RUNBOOK: 0, KNOWN_ERROR: 0, HOW_TO: 1 }

/**
 * How likely an article helps, from 0 to 2. Words count most, for they alone tell one fault of a service from
 * another; the first service in common says more than all further ones, and a category, which many incidents share,
 * says least.
 */
export function likelihood({ text, services, categories }: Common): number {
  const words = text / (text + halfOfText)
  const service = services > 0 ? 0.5 + 0.1 * Math.min(services - 1, 2) : 0
  const category = 0.15 * Math.min(categories, 2)
  return words + service + category
}

/** The most likely first; of equals what says how to act on a fault, then what was changed last. */
export function ranked(candidates: readonly Common[]): Common[] {
  return candidates
    .map((candidate) => ({ candidate, score: likelihood(candidate) }))
    .filter(({ score }) => score >= least)
    .sort(
      (one, other) =>
        other.score - one.score ||
        kinds[one.candidate.kind] - kinds[other.candidate.kind] ||
        other.candidate.updatedAt.getTime() - one.candidate.updatedAt.getTime() ||
        (one.candidate.id < other.candidate.id ? -1 : 1),
    )
    .map(({ candidate }) => candidate)
}
