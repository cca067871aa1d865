// How much one incident resembles another: what both have, the more the rarer it is, and how near in time they are. Pure.

/** What of an incident is compared. */
export interface Traits {
  /** Its text as tokens (searchTextOf), separated by spaces. */
  tokens: string
  services: readonly string[]
  categories: readonly string[]
  labels: readonly string[]
  /** Teams and people. */
  owners: readonly string[]
}

/** One of the incidents that may resemble it. */
export interface Candidate extends Traits {
  id: string
  openedAt: number
  duplicateOfId: string | null
}

/** How many of the incidents of a sample have something. */
export interface Commonness {
  sampled: number
  of: (trait: string) => number
}

/** What something shared is worth beside a word of the text that is as rare; docs/performance.md says how it was found. */
const worth = { token: 1, pair: 1, service: 1.5, category: 1.5, label: 1, owner: 2 } as const
/** One trouble comes in waves: what is long ago counts this much, and half of the rest is lost in so many days. */
const past = { worth: 0.7, half: 7 * 24 * 3_600_000 }
/** Where it is known as the same thing, somebody has compared them already. */
const duplicateWorth = 0.3

const kindOf = (trait: string) => trait.slice(0, trait.indexOf(' ')) as keyof typeof worth

/** Words, neighbouring words, services, categories, labels and owners, each once. */
export function traitsOf({ tokens, services, categories, labels, owners }: Traits): Set<string> {
  const words = tokens.split(' ').filter(Boolean)
  return new Set([
    ...words.map((word) => `token ${word}`),
    ...words.slice(1).map((word, index) => `pair ${words[index]} ${word}`),
    ...services.map((id) => `service ${id}`),
    ...categories.map((id) => `category ${id}`),
    ...labels.map((label) => `label ${label}`),
    ...owners.map((id) => `owner ${id}`),
  ])
}

/** How telling it is that something is shared: inverse document frequency, never negative. */
export function rarity(trait: string, { sampled, of }: Commonness): number {
  const found = Math.min(of(trait), sampled)
  return Math.log(1 + (sampled - found + 0.5) / (found + 0.5))
}

const weightOf = (trait: string, common: Commonness) => worth[kindOf(trait)] * rarity(trait, common)

/** From 1, at the same time, down to what is left of the past. */
const nearness = (between: number) => past.worth + (1 - past.worth) * 2 ** (-Math.abs(between) / past.half)

/** The candidates with how much of what is telling about the subject they share, from 0 to 1, the best first. */
export function rank(
  subject: Candidate,
  candidates: readonly Candidate[],
  common: Commonness,
): { id: string; score: number }[] {
  const weights = new Map([...traitsOf(subject)].map((trait) => [trait, weightOf(trait, common)]))
  let whole = 0
  for (const weight of weights.values()) whole += weight
  if (whole === 0) return []
  const scored = candidates.map((candidate) => {
    let shared = 0
    for (const trait of traitsOf(candidate)) shared += weights.get(trait) ?? 0
    const score =
      (shared / whole) *
      nearness(subject.openedAt - candidate.openedAt) *
      (isSame(subject, candidate) ? duplicateWorth : 1)
    return { id: candidate.id, score, openedAt: candidate.openedAt }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1))
    .map(({ id, score }) => ({ id, score }))
}

/** Whether one was merged into the other, or both into a third. */
function isSame(
  one: { id: string; duplicateOfId: string | null },
  other: { id: string; duplicateOfId: string | null },
): boolean {
  return (
    one.duplicateOfId === other.id ||
    other.duplicateOfId === one.id ||
    (one.duplicateOfId !== null && one.duplicateOfId === other.duplicateOfId)
  )
}
