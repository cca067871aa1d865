import { selectRow } from '../database/rows.js'
import type { RecordedEntry, Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import {
  lockLinked,
  StatusUpdateEntity,
  type IncidentEntity,
  type StatusChangeData,
} from '../incidents/index.js'
import { involvedIn, stakeholdersOf, watchersOf } from './audience.js'
import { notify } from './notify.js'

/** Whoever is concerned hears how an incident stands, but for who said so. */
export async function tellOfStatusUpdate(work: Work, { subject, data, actor }: RecordedEntry): Promise<void> {
  const { statusUpdateId } = data as { statusUpdateId: string }
  const incident = await lockLinked(work, subject)
  const update = await selectRow(work.manager, StatusUpdateEntity, 'WHERE id = ?', [idBytes(statusUpdateId)])
  if (!incident || !update) return
  const people = await involvedIn(work, incident)
  if (update.audience !== 'INTERNAL') people.push(...(await stakeholdersOf(work, incident)))
  await notify(work, {
    cause: 'STATUS_UPDATE',
    key: statusUpdateId,
    incident,
    recipients: people.filter((id) => id !== actor.userId),
    subject: about(incident),
    ask: `${actor.name} says: ${update.message}`,
    by: null,
  })
}

/** Watchers hear of the status, where it changed. */
export async function tellOfStatus(work: Work, entry: RecordedEntry): Promise<void> {
  const { from, to } = entry.data as StatusChangeData
  if (from !== to) await tellWatchers(work, entry)
}

/** Watchers hear of the priority, where it changed. */
export async function tellOfPriority(work: Work, entry: RecordedEntry): Promise<void> {
  const { before, after } = entry.data as Record<'before' | 'after', { priority: string }>
  if (before.priority !== after.priority) await tellWatchers(work, entry)
}

async function tellWatchers(work: Work, { id, subject, summary, actor }: RecordedEntry): Promise<void> {
  const incident = await lockLinked(work, subject)
  if (!incident) return
  const watchers = await watchersOf(work, incident)
  await notify(work, {
    cause: 'WATCHED_CHANGE',
    key: id,
    incident,
    recipients: watchers.filter((watcher) => watcher !== actor.userId),
    subject: about(incident),
    ask: `${summary}.`,
    by: null,
  })
}

/** What a message about an incident is about, before its number is known. */
export function about({ drill, priority, title }: IncidentEntity): string {
  return `${drill ? '[DRILL] ' : ''}${priority} ${title}`
}
