import { selectRows } from '../database/rows.js'
import type { Transact } from '../database/transact.js'
import { theDesk, type Work } from '../database/work.js'
import { desk } from '../engine/engine.js'
import { idBytes, idText } from '../ids/type-id.js'
import { IncidentEntity, notePromises, recordEvent } from '../incidents/index.js'
import type { DataSource } from 'typeorm'
import { adopt } from './adopt.js'
import type { Course } from './course.js'
import { keepCourses, promisedBy, type Measured } from './course.store.js'
import type { SlaChangeData } from './facts.js'
import { agreedInHistory, historiesOf, recall } from './history.js'
import { namesOf, setAlertTimer } from './keep-clocks.js'
import { policiesInForce } from './policy.store.js'
import { nextAlertAt, readClocks } from './reading.js'
import { agreedFor } from './selection.js'
import { slaChanged } from './sla.events.js'
import { SlaCourseEntity } from './sla.entity.js'
import { agreedIn, loadTerms } from './terms.store.js'

export interface Recomputed {
  incidents: number
  clocks: number
  /** Incidents whose clocks were not as the log has them, or had none yet. */
  changed: number
}

const batch = 100

/**
 * Computes all clocks of an organisation again from the log: what was recorded with it stays as it was agreed. What has
 * never stood under any policy, as what was imported, is taken under those in force now, from its opening on; nobody
 * is told of that. Run again it changes nothing.
 */
export async function recomputeClocks(
  { dataSource, transact }: { dataSource: DataSource; transact: Transact },
  organizationId: string,
  onProgress: (done: Recomputed) => void = () => undefined,
): Promise<Recomputed> {
  const total: Recomputed = { incidents: 0, clocks: 0, changed: 0 }
  let after: Buffer = Buffer.alloc(16)
  for (;;) {
    const rows = await dataSource.query<{ id: Buffer }[]>(
      'SELECT id FROM incident WHERE organizationId = ? AND id > ? ORDER BY id LIMIT ?',
      [idBytes(organizationId), after, batch],
    )
    const last = rows.at(-1)
    if (!last) return total
    const ids = rows.map(({ id }) => idText('incident', id))
    const done = await transact(desk(organizationId), recomputeSla, { ids })
    total.incidents += ids.length
    total.clocks += done.clocks
    total.changed += done.changed
    onProgress(total)
    after = last.id
  }
}

interface Recalled extends Measured {
  incident: IncidentEntity
  /** Where it was taken under policies only now. */
  adopted: SlaChangeData['adopted'] | null
}

async function recomputeSla(work: Work, { ids }: { ids: string[] }): Promise<Omit<Recomputed, 'incidents'>> {
  const quiet = work.replaying(work.now, theDesk)
  const incidents = await selectRows(work.manager, IncidentEntity, 'WHERE id IN (?) ORDER BY id FOR UPDATE', [
    ids.map(idBytes),
  ])
  const kept = await selectRows(work.manager, SlaCourseEntity, 'WHERE incidentId IN (?)', [ids.map(idBytes)])
  const keptOf = new Map(kept.map(({ incidentId, course }) => [incidentId, course]))
  const histories = await historiesOf(work.manager, ids)
  const policies = await policiesInForce(work.manager, work.viewer.organizationId)
  const now = work.now.getTime()
  const termsOf = await loadTerms(work.manager, [
    ...kept.flatMap(({ course }) => agreedIn(course)),
    ...[...histories.values()].flatMap((history) => [
      ...agreedInHistory(history),
      ...history.flatMap(({ facets }) => Object.values(agreedFor(policies, facets))),
    ]),
  ])
  const changed: Recalled[] = []
  let clocks = 0
  for (const incident of incidents) {
    const history = histories.get(incident.id) ?? []
    const isNew = agreedInHistory(history).length === 0
    const taken = isNew ? adopt(history, policies, termsOf, now) : null
    const course = taken ? taken.course : recall(history, termsOf)
    const before = keptOf.get(incident.id)
    if (!course || (course.clocks.length === 0 && !before)) continue
    clocks += course.clocks.length
    if (JSON.stringify(course) === JSON.stringify(before)) continue
    const { organizationId } = work.viewer
    changed.push({
      organizationId,
      incidentId: incident.id,
      incident,
      course,
      adopted: taken?.adopted ?? null,
    })
  }
  await keepCourses(work.manager, changed, termsOf, now)
  const names = await namesOf(
    work,
    changed.flatMap(({ course }) => course.clocks),
  )
  for (const each of changed) await keepOne(quiet, each, readClocks(each.course, termsOf, now), names)
  for (const { incidentId, course } of changed) await setTimerOf(quiet, incidentId, course)
  // What changes leaves an entry; of clocks that were taken on there is one each.
  if (changed.some(({ adopted }) => adopted === null)) {
    const summary = `The clocks of ${changed.length} incidents were computed again`
    work.record({ kind: 'SLA_RECOMPUTED', subject: work.viewer.organizationId, summary })
  }
  return { clocks, changed: changed.length }

  async function setTimerOf(work: Work, incidentId: string, course: Course) {
    const next = nextAlertAt(course, termsOf)
    if (next !== null || keptOf.has(incidentId)) await setAlertTimer(work, incidentId, next)
  }
}

async function keepOne(
  work: Work,
  { incident, incidentId, course, adopted }: Recalled,
  readings: ReturnType<typeof readClocks>,
  names: Map<string, string>,
): Promise<void> {
  const promised = promisedBy(readings)
  const isSame =
    promised.slaBreached === incident.slaBreached &&
    promised.nextBreachAt?.getTime() === incident.nextBreachAt?.getTime()
  const noted = isSame ? { incident, before: null } : await notePromises(work, incidentId, promised)
  const [clock] = course.clocks
  if (!adopted || !clock) return
  const change = { clock, change: 'STARTED' as const, at: work.now.getTime(), fraction: null }
  const policy = names.get(clock.agreed.policyId) ?? ''
  recordEvent(work, noted.incident, noted.before, slaChanged(incidentId, change, policy, { adopted }))
}
