import type { RecordedEntry, Work } from '../database/work.js'
import { lockLinked, type Facets } from '../incidents/index.js'
import { advance } from './advance.js'
import { openCourse, type ClockChange, type Course, type SlaFact } from './course.js'
import { keptCourse } from './course.store.js'
import { factOf } from './facts.js'
import { agreedInHistory, historiesOf, postedUpdates, recall } from './history.js'
import { keepClocks, type Moved } from './keep-clocks.js'
import { policiesInForce, type PolicyInForce } from './policy.store.js'
import { agreedFor } from './selection.js'
import { agreedIn, loadTerms } from './terms.store.js'
import { agreements, sameAgreed, type Agreements, type TermsOf } from './terms.js'

/** Moves the clocks of an incident on with what has just happened to it, in the same transaction. */
export async function moveClocks(work: Work, entry: RecordedEntry): Promise<void> {
  const fact = await factIn(work, entry)
  const standsOtherwise = entry.kind === 'OPENED' || Boolean(entry.before)
  if (!fact && !standsOtherwise) return
  const policies = await policiesInForce(work.manager, work.viewer.organizationId)
  const kept = entry.kind === 'OPENED' ? null : await keptCourse(work.manager, entry.subject)
  if (!kept && policies.length === 0) return
  await move(work, { incidentId: entry.subject, facets: entry.after as Facets, kept, policies, fact })
}

async function factIn(work: Work, entry: RecordedEntry): Promise<SlaFact | null> {
  if (entry.kind !== 'STATUS_UPDATE_POSTED') return factOf(entry, null)
  const [update] = (await postedUpdates(work.manager, [entry])).values()
  return factOf(entry, update ?? null)
}

/** The policies in force have changed: the clocks of an open incident that they touch follow. Answers whether they did. */
export async function followPolicies(work: Work, incidentId: string, policies: PolicyInForce[]) {
  const incident = await lockLinked(work, incidentId)
  if (!incident?.open) return false
  const { facets } = incident
  const kept = await keptCourse(work.manager, incidentId)
  return move(work, { incidentId, facets, kept, policies, fact: null })
}

/** What fell due is told. */
export async function alertSla(work: Work, { subject }: { subject: string }): Promise<void> {
  const incident = await lockLinked(work, subject)
  const kept = await keptCourse(work.manager, subject)
  if (!incident || !kept) return
  const { facets } = incident
  const fact: SlaFact = { kind: 'TIME', at: work.now.getTime(), event: null }
  await move(work, { incidentId: subject, facets, kept, policies: null, fact })
}

interface Motion {
  incidentId: string
  facets: Facets
  kept: Course | null
  /** Null where it does not matter which policies are in force. */
  policies: PolicyInForce[] | null
  fact: SlaFact | null
}

async function move(work: Work, { incidentId, facets, kept, policies, fact }: Motion): Promise<boolean> {
  const now = work.now.getTime()
  const wanted = policies && agreedFor(policies, facets)
  // An incident that no policy has met yet has its course in the log alone.
  const history =
    kept || fact?.kind === 'OPENED'
      ? []
      : ((await historiesOf(work.manager, [incidentId])).get(incidentId) ?? [])
  const termsOf = await loadTerms(work.manager, [
    ...agreedIn(kept, wanted ?? {}),
    ...agreedInHistory(history),
  ])
  const before = kept ?? recall(history, termsOf)
  const changes: Moved['changes'] = []
  let course = before ?? openCourse(fact?.at ?? now, fact?.event ?? null)
  if (fact && before) {
    const after = advance(before, fact, termsOf)
    course = after.course
    changes.push(...after.changes)
  }
  if (wanted && !sameAgreements(course.agreed, wanted)) {
    const after = agree(course, wanted, now, termsOf)
    if (after) {
      course = after.course
      changes.push(
        ...after.changes.map((change) =>
          atOnce.has(change.change) ? { ...change, agreed: wanted } : change,
        ),
      )
    }
  }
  // What no policy touches needs no row of its own.
  if (course === kept || (changes.length === 0 && !kept)) return false
  await keepClocks(work, { incidentId, course, changes }, termsOf)
  return changes.length > 0
}

/** What says that something else holds from now on; warnings may be of before. */
const atOnce = new Set(['STARTED', 'RETARGETED', 'CANCELED'])

/** Null where no clock would change: then what holds is left as it was recorded. */
function agree(
  course: Course,
  agreed: Agreements,
  at: number,
  termsOf: TermsOf,
): { course: Course; changes: ClockChange[] } | null {
  const after = advance(course, { kind: 'AGREED', at, event: null, agreed }, termsOf)
  return after.changes.some(({ change }) => atOnce.has(change)) ? after : null
}

const sameAgreements = (one: Agreements, other: Agreements) =>
  agreements.every((agreement) => sameAgreed(one[agreement], other[agreement]))
