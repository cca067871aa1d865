import { advance } from './advance.js'
import type { Course } from './course.js'
import type { SlaChangeData } from './facts.js'
import type { Logged } from './history.js'
import type { PolicyInForce } from './policy.store.js'
import { agreedFor } from './selection.js'
import { agreements, sameAgreed, type TermsOf } from './terms.js'

/**
 * What the clocks of an incident would have been, had the policies that are in force now been so all along; null where
 * there would have been none. `adopted` tells the log what held after which of its entries.
 */
export function adopt(
  history: readonly Logged[],
  policies: readonly PolicyInForce[],
  termsOf: TermsOf,
  now: number,
): { course: Course; adopted: NonNullable<SlaChangeData['adopted']> } | null {
  const adopted: NonNullable<SlaChangeData['adopted']> = []
  let course: Course | null = null
  for (const { sequence, fact, facets, at } of history) {
    if (fact) course = advance(course, fact, termsOf).course
    if (!course) continue
    const agreed = agreedFor(policies, facets)
    const held = course.agreed
    if (agreements.every((agreement) => sameAgreed(held[agreement], agreed[agreement]))) continue
    course = advance(course, { kind: 'AGREED', at, event: null, agreed }, termsOf).course
    adopted.push({ after: sequence, agreed })
  }
  if (!course || course.clocks.length === 0) return null
  return { course: advance(course, { kind: 'TIME', at: now, event: null }, termsOf).course, adopted }
}
