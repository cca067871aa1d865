import type { Work } from '../database/work.js'
import { clearTimer, setTimer } from '../engine/timers.js'
import { selectSettings } from '../database/settings.js'
import { idBytes } from '../ids/type-id.js'
import { notePromises, recordEvent } from '../incidents/index.js'
import type { ClockChange, Course, CourseClock } from './course.js'
import { keepCourses, promisedBy } from './course.store.js'
import type { SlaChangeData } from './facts.js'
import { nextAlertAt, readClocks } from './reading.js'
import { slaChanged } from './sla.events.js'
import { SlaPolicyEntity } from './sla.entity.js'
import type { TermsOf } from './terms.js'

/** What became of an incident's clocks, with what the log needs to tell it again. */
export interface Moved {
  incidentId: string
  course: Course
  changes: (ClockChange & Pick<SlaChangeData, 'agreed' | 'adopted'>)[]
}

/** Writes down what became of clocks: the rows, an event for each change, and when to look again. The incident is locked. */
export async function keepClocks(work: Work, { incidentId, course, changes }: Moved, termsOf: TermsOf) {
  const { organizationId } = work.viewer
  const now = work.now.getTime()
  await keepCourses(work.manager, [{ organizationId, incidentId, course }], termsOf, now)
  const readings = readClocks(course, termsOf, now)
  const { incident, before } = await notePromises(work, incidentId, promisedBy(readings))
  const names = await namesOf(
    work,
    changes.map(({ clock }) => clock),
  )
  const desk = work.asDesk()
  for (const change of changes) {
    const policy = names.get(change.clock.agreed.policyId) ?? ''
    const { agreed, adopted } = change
    const more = { ...(agreed && { agreed }), ...(adopted && { adopted }) }
    recordEvent(desk, incident, before, slaChanged(incidentId, change, policy, more))
  }
  await setAlertTimer(work, incidentId, nextAlertAt(course, termsOf))
}

/** The desk looks again when the next warning or breach falls due. */
export async function setAlertTimer(work: Work, incidentId: string, at: number | null): Promise<void> {
  if (at === null) await clearTimer(work, 'alert-sla', incidentId)
  else await setTimer(work, 'alert-sla', incidentId, new Date(at))
}

/** What the policies of clocks are called. */
export async function namesOf(work: Work, clocks: readonly CourseClock[]): Promise<Map<string, string>> {
  const ids = [...new Set(clocks.map(({ agreed }) => agreed.policyId))]
  if (ids.length === 0) return new Map()
  const rows = await selectSettings(work.manager, SlaPolicyEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  return new Map(rows.map(({ id, name }) => [id, name]))
}
