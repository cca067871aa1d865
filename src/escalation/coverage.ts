/** Somebody whom a step would tell, and when. Instants are milliseconds since 1970. */
export interface Presence {
  userId: string
  from: number
  to: number
}

export type CoverageProblem =
  'NOBODY_REACHED' | 'SAME_PERSON_TWICE' | 'NO_VERIFIED_CONTACT' | 'RULE_LATER_THAN_STEP'

export interface Finding {
  from: number
  to: number
  position: number
  problem: CoverageProblem
  userId: string | null
}

interface Span {
  from: number
  to: number
}

/**
 * Where a policy would fail somebody in a span, whatever incident came: stretches in which a step reaches nobody, in
 * which it tells somebody whom an earlier step has told already, and in which it tells somebody who cannot be reached,
 * or whose own rules let the first message wait until the ladder has gone on.
 */
export function coverageFindings(
  steps: readonly CoveredStep[],
  { from, to }: Span,
  firstWays: ReadonlyMap<string, number>,
): Finding[] {
  return steps.flatMap(({ presences, timeout }, index) => {
    const position = index + 1
    const earlier = steps.slice(0, index).flatMap((step) => step.presences)
    const finding = (problem: CoverageProblem, userId: string | null) => (span: Span) => ({
      ...span,
      position,
      problem,
      userId,
    })
    const people = [...new Set(presences.map(({ userId }) => userId))]
    const of = (all: readonly Presence[], person: string) =>
      united(all.filter(({ userId }) => userId === person))
    return [
      ...without({ from, to }, united(presences)).map(finding('NOBODY_REACHED', null)),
      ...people.flatMap((person) => [
        ...common(of(presences, person), of(earlier, person)).map(finding('SAME_PERSON_TWICE', person)),
        ...reachProblems(firstWays.get(person), timeout).flatMap((problem) =>
          of(presences, person).map(finding(problem, person)),
        ),
      ]),
    ].sort((one, other) => one.from - other.from)
  })
}

/** Whom a step would tell, and how long it waits for them, in milliseconds. */
export interface CoveredStep {
  presences: readonly Presence[]
  timeout: number
}

/** `firstWay`: how long after a page somebody's first message goes, in milliseconds; none for who cannot be reached. */
function reachProblems(firstWay: number | undefined, timeout: number): CoverageProblem[] {
  if (firstWay === undefined) return ['NO_VERIFIED_CONTACT']
  return firstWay >= timeout ? ['RULE_LATER_THAN_STEP'] : []
}

/** Stretches in order, those that meet or overlap as one. */
function united(spans: readonly Span[]): Span[] {
  const sorted = spans.map(({ from, to }) => ({ from, to })).sort((one, other) => one.from - other.from)
  const found: Span[] = []
  for (const span of sorted) {
    const last = found.at(-1)
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to)
    else found.push(span)
  }
  return found
}

function without({ from, to }: Span, covered: readonly Span[]): Span[] {
  const edges = [{ from, to: from }, ...covered, { from: to, to }]
  return edges.slice(1).flatMap((next, index) => {
    const ended = edges[index]?.to ?? from
    return ended < next.from ? [{ from: ended, to: next.from }] : []
  })
}

function common(one: readonly Span[], other: readonly Span[]): Span[] {
  return one.flatMap((span) =>
    other
      .map(({ from, to }) => ({ from: Math.max(from, span.from), to: Math.min(to, span.to) }))
      .filter(({ from, to }) => from < to),
  )
}
