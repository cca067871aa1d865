/** A verified contact method, as rules name it. */
export interface Reachable {
  id: string
  userId: string
}

export interface Rule {
  contactMethodId: string
  /** Milliseconds after the page. */
  delay: number
}

/**
 * Which of a person's verified contact methods are used, and how much later. A page goes by the person's rules; what
 * nobody gets up for goes at once, to those that a page uses first. Who has no rule, or none that still leads
 * anywhere, is told on every verified method at once.
 */
export function waysFor(
  methods: readonly Reachable[],
  rules: readonly Rule[],
  isPage: boolean,
): { contactMethodId: string; delay: number }[] {
  const ways = rules.filter(({ contactMethodId }) => methods.some(({ id }) => id === contactMethodId))
  if (ways.length === 0) return methods.map(({ id }) => ({ contactMethodId: id, delay: 0 }))
  if (isPage) return ways.map(({ contactMethodId, delay }) => ({ contactMethodId, delay }))
  const first = Math.min(...ways.map(({ delay }) => delay))
  return ways
    .filter(({ delay }) => delay === first)
    .map(({ contactMethodId }) => ({ contactMethodId, delay: 0 }))
}
