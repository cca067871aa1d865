import type { Actor, Work } from '../database/work.js'
import {
  addIncidentNote,
  changeStatus,
  holdIncident,
  type IncidentEntity,
  lockIncident,
  moves,
} from '../incidents/index.js'
import { resolutionOf } from './describe.js'
import { groupName, type Directory, type Part } from './directory.js'
import { actorOf } from './named.js'
import { openFrom } from './open-from-row.js'
import type { Row } from './servicenow-row.js'
import type { SourceIncident } from './source-incident.js'
import { stepsTo, type Step } from './stands.js'
import { updateFrom } from './update-from-row.js'

/** What became of the updates of one incident. */
export interface Replayed {
  id: string
  events: number
  /** Updates that left no trace, because the incident was closed. */
  unchanged: number
  /** Steps that the log leaves out. */
  mended: number
}

/** Tells the life of one incident again: each update at its instant, by the person who made it. */
export async function replayIncident(
  work: Work,
  { rows }: SourceIncident,
  directory: Directory,
): Promise<Replayed> {
  const [first] = rows
  if (!first) throw new Error('an incident without rows')
  const count = { events: 0, unchanged: 0, mended: 0 }
  const as = (row: Row, at: Date, ...parts: Part[]) => {
    const known = parts.map((part) => actorOf(directory, part, row)).find((actor) => actor !== null)
    return counting(work, at, known ?? work.viewer.actor, () => (count.events += 1))
  }
  let incident = await openFrom(as(first, first.openedAt, 'opener', 'updater'), first, directory)
  let now = first.openedAt
  let previous = first
  for (const row of rows) {
    const events = count.events
    const since = now
    // A few updates bear a time before the one that they follow, or before the opening.
    if (row.at > now) now = row.at
    const work = as(row, now, 'updater', 'opener')
    const steps = stepsTo(incident, row.stand)
    count.mended += Math.max(0, steps.length - 1)
    // What is closed takes no changes, so it is reopened before it changes and closed after.
    if (steps[0]?.move === moves.reopen) {
      steps.shift()
      incident = await reopen(work, incident)
    }
    if (incident.status !== 'CLOSED') incident = await updateFrom(work, incident, row, directory)
    for (const step of steps) {
      const resolving = step.move === moves.resolve
      const by = resolving ? as(row, now, 'resolver', 'updater', 'opener') : work
      incident = await take(by, incident, step, row, since)
    }
    if (count.events === events && row !== first) {
      if (incident.status === 'CLOSED') count.unchanged += 1
      else incident = await note(work, incident, row, previous)
    }
    previous = row
  }
  return { id: incident.id, ...count }
}

function counting(work: Work, at: Date, actor: Actor, count: () => void): Work {
  const replaying = work.replaying(at, actor)
  return {
    ...replaying,
    record: (entry) => {
      count()
      return replaying.record(entry)
    },
  }
}

async function take(work: Work, incident: IncidentEntity, step: Step, row: Row, since: Date) {
  const { id } = incident
  if (step.hold) {
    await holdIncident(work, { id, reason: step.hold, note: row.state })
    return lockIncident(work, id)
  }
  if (step.move === moves.reopen) return reopen(work, incident)
  if (step.move !== moves.resolve) return changeStatus(work, incident, step.move)
  const resolution = resolutionOf(row, work.viewer.actor.name)
  return changeStatus(work, incident, step.move, {
    note: resolution,
    occurredAt: resolvedAt(row, incident, work.now, since),
    changes: { resolution },
  })
}

/** How long ago it was closed does not matter here: it has happened. */
function reopen(work: Work, incident: IncidentEntity): Promise<IncidentEntity> {
  return changeStatus(work, { ...incident, closedAt: null }, moves.reopen)
}

/** The log may say that it was resolved before the state did; not before what was known to have come since. */
function resolvedAt({ resolvedAt: said }: Row, { reopenedAt }: IncidentEntity, now: Date, since: Date): Date {
  const earliest = reopenedAt && reopenedAt > since ? reopenedAt : since
  return said && said >= earliest && said < now ? said : now
}

/** Somebody worked on it, which the timeline should show; what they wrote is not in the log. */
async function note(work: Work, { id }: IncidentEntity, row: Row, previous: Row): Promise<IncidentEntity> {
  const { group } = row
  const text =
    group !== null && group !== previous.group
      ? `Moved to ${groupName(group)}.`
      : `Update ${row.update}; the log does not say what changed.`
  await addIncidentNote(work, { id, text })
  return lockIncident(work, id)
}
