import type { EntityManager } from 'typeorm'
import { selectRows } from '../database/rows.js'
import { idBytes, idText } from '../ids/type-id.js'
import { StatusUpdateEntity, type Facets } from '../incidents/index.js'
import { LogEntryEntity } from '../log/log.entity.js'
import { advance } from './advance.js'
import type { Course, SlaFact } from './course.js'
import { factOf, type PostedUpdate, type SlaChangeData } from './facts.js'
import type { Agreed, Agreements, TermsOf } from './terms.js'

/** An entry of an incident's log, as far as its clocks ask. */
export interface Logged {
  sequence: number
  fact: SlaFact | null
  at: number
  /** How the incident stood after it. */
  facets: Facets
  adopted: { after: number; agreed: Agreements }[]
}

/** The entries in which incidents say something to their clocks, or stand otherwise after. */
const kinds = [
  'OPENED',
  'STATUS_CHANGED',
  'STATUS_UPDATE_POSTED',
  'SLA_CHANGED',
  'RECLASSIFIED',
  'UPDATED',
  'OWNER_CHANGED',
]
const unread = ['summary', 'actorKind', 'actorUserId', 'actorName', 'recordedAt', 'before']

/** What the log says of incidents, by their ids, in its order. */
export async function historiesOf(
  manager: EntityManager,
  incidentIds: readonly string[],
): Promise<Map<string, Logged[]>> {
  const histories = new Map<string, Logged[]>(incidentIds.map((id) => [id, []]))
  if (incidentIds.length === 0) return histories
  const entries = await selectRows(
    manager,
    LogEntryEntity,
    'WHERE subjectId IN (?) AND kind IN (?) ORDER BY sequence',
    [incidentIds.map(idBytes), kinds],
    unread,
  )
  const updates = await postedUpdates(manager, entries)
  for (const entry of entries) {
    const { statusUpdateId } = entry.data as { statusUpdateId?: string }
    histories.get(idText('incident', entry.subjectId))?.push({
      sequence: entry.sequence,
      fact: factOf(entry, (statusUpdateId && updates.get(statusUpdateId)) || null),
      at: entry.occurredAt.getTime(),
      facets: entry.after as Facets,
      adopted: (entry.data as unknown as SlaChangeData).adopted ?? [],
    })
  }
  return histories
}

/** What the entries only name: to whom an update went, and what it promised. */
export async function postedUpdates(
  manager: EntityManager,
  entries: readonly { kind: string; data: object }[],
): Promise<Map<string, PostedUpdate>> {
  const ids = entries
    .filter(({ kind }) => kind === 'STATUS_UPDATE_POSTED')
    .map(({ data }) => (data as { statusUpdateId: string }).statusUpdateId)
  if (ids.length === 0) return new Map()
  const rows = await selectRows(manager, StatusUpdateEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  return new Map(rows.map((row) => [row.id, row]))
}

/** All that was ever agreed in a history: what it takes to fold it. */
export const agreedInHistory = (history: readonly Logged[]): Agreed[] =>
  history.flatMap(({ fact, adopted }) => [
    ...(fact?.kind === 'AGREED' ? Object.values(fact.agreed) : []),
    ...adopted.flatMap(({ agreed }) => Object.values(agreed)),
  ])

/** The course that a history makes; null for one without an opening. */
export function recall(history: readonly Logged[], termsOf: TermsOf): Course | null {
  const adopted = new Map(
    history.flatMap((entry) => entry.adopted.map(({ after, agreed }) => [after, agreed])),
  )
  let course: Course | null = null
  for (const { sequence, fact, at } of history) {
    if (fact) course = advance(course, fact, termsOf).course
    const agreed = adopted.get(sequence)
    if (course && agreed)
      course = advance(course, { kind: 'AGREED', at, event: null, agreed }, termsOf).course
  }
  return course
}
