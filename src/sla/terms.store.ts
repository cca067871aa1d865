import type { EntityManager } from 'typeorm'
import { calendarVersions } from '../calendars/index.js'
import { selectRows } from '../database/rows.js'
import { changesSettings } from '../database/settings.js'
import { idBytes } from '../ids/type-id.js'
import { SlaPolicyTermsEntity } from './sla.entity.js'
import type { Agreed, Agreements, Metric, Terms, TermsOf } from './terms.js'
import type { Course } from './course.js'

const keyOf = ({ policyId, policyVersion, calendarVersion, priority }: Agreed) =>
  `${policyId} ${policyVersion} ${calendarVersion} ${priority}`

/** Versions never change, so what was read once holds for good; bounded, oldest out first. */
const known = new Map<string, Terms>()
const kept = 10_000

/** Reads what these agreements promise, so that the rules can ask without waiting. */
export async function loadTerms(manager: EntityManager, wanted: Iterable<Agreed>): Promise<TermsOf> {
  const found = new Map<string, Terms>()
  const missing = new Map<string, Agreed>()
  for (const agreed of wanted) {
    const key = keyOf(agreed)
    const terms = known.get(key)
    if (terms) found.set(key, terms)
    else missing.set(key, agreed)
  }
  for (const [key, terms] of await readTerms(manager, [...missing.values()])) {
    found.set(key, terms)
    // Who takes a version back gives its number to other terms.
    if (!changesSettings(manager)) known.set(key, terms)
  }
  for (const oldest of known.keys()) {
    if (known.size <= kept) break
    known.delete(oldest)
  }
  return (agreed) => {
    const terms = found.get(keyOf(agreed))
    if (!terms) throw new Error('terms that were not loaded')
    return terms
  }
}

async function readTerms(manager: EntityManager, wanted: Agreed[]): Promise<[string, Terms][]> {
  if (wanted.length === 0) return []
  const rows = await selectRows(
    manager,
    SlaPolicyTermsEntity,
    `WHERE ${wanted.map(() => '(policyId = ? AND version = ?)').join(' OR ')}`,
    wanted.flatMap(({ policyId, policyVersion }) => [idBytes(policyId), policyVersion]),
  )
  const termsOf = new Map(rows.map((row) => [`${row.policyId} ${row.version}`, row]))
  const needed = wanted.map((agreed) => {
    const terms = termsOf.get(`${agreed.policyId} ${agreed.policyVersion}`)
    if (!terms) throw new Error('a version of a policy that is not there')
    return { agreed, terms }
  })
  const calendars = await calendarVersions(
    manager,
    needed.map(({ agreed, terms }) => ({ calendarId: terms.calendarId, version: agreed.calendarVersion })),
  )
  return needed.map(({ agreed, terms }, index) => {
    const calendar = calendars[index]
    if (!calendar) throw new Error('a version of a calendar that is not there')
    return [keyOf(agreed), termsFor(agreed, terms, calendar)]
  })
}

export function termsFor(
  { priority }: Pick<Agreed, 'priority'>,
  { targets, pausedIn, warnAt }: Pick<SlaPolicyTermsEntity, 'targets' | 'pausedIn' | 'warnAt'>,
  calendar: Terms['calendar'],
): Terms {
  const promised: Partial<Record<Metric, number>> = {}
  for (const each of targets) if (each.priority === priority) promised[each.metric] = each.target
  return { calendar, pausedIn, warnAt, targets: promised }
}

/** Every agreement that a course names, and more. */
export const agreedIn = (course: Course | null, ...more: Agreements[]): Agreed[] => [
  ...(course?.clocks.map(({ agreed }) => agreed) ?? []),
  ...[course?.agreed ?? {}, ...more].flatMap((agreed) => Object.values(agreed)),
]
