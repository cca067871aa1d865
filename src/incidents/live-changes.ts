import type { Context } from '../access/context.js'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import type { LogEntry } from '../log/log.reads.js'
import { othersFirst } from '../time/pause.js'
import { eventTypes } from './event.types.js'
import type { Facets } from './facets.js'
import type { HiddenIncidents } from './hidden-incidents.js'
import { IncidentEntity } from './incident.entity.js'
import { belonged, belongs, type Interest, type Standing } from './matching.js'
import { sees } from './visibility.js'

/** What an entry is to a reader. */
export interface Change {
  entry: LogEntry
  /** HIDDEN: the reader was shown the incident before, and may see it no more. */
  kind: 'EVENT' | 'HIDDEN'
  /** Whether the incident belongs to the interest by now. */
  matches: boolean
  restricted: boolean
}

/**
 * The entries that concern a reader: about incidents that belong to the interest or did before, and that the viewer
 * may see by now. `newest`: nothing is known to have happened since; otherwise, and for a search, how the incidents
 * stand is read from their rows. `hidden`: what the reader was told to be hidden, kept up to date.
 */
export async function changesIn(
  context: Context,
  interest: Interest,
  entries: LogEntry[],
  newest: boolean,
  hidden: HiddenIncidents,
): Promise<Change[]> {
  const { viewer } = context
  const about = entries.filter(
    ({ subject, subjectKind, kind }) =>
      subjectKind === 'incident' && eventTypes.has(kind) && (interest.id === null || subject === interest.id),
  )
  const told = (entry: LogEntry) => interest.only?.(entry) ?? true
  const needed = !newest || Boolean(interest.filter?.search?.trim())
  const standing = needed ? await standingOf(context, interest, about) : new Map<string, Standing>()
  const latest = new Map(about.map((entry) => [entry.subject, entry.is as Facets]))
  const changes: Change[] = []
  for (const entry of about) {
    const stands = standing.get(entry.subject) ?? null
    const [was, is] = [(entry.was ?? entry.is) as Facets, entry.is as Facets]
    const now = stands?.facets ?? latest.get(entry.subject) ?? is
    const restricted = Boolean(now.restricted)
    if (sees(viewer, now)) {
      const matches = belongs(interest, now, stands)
      if (!matches && !belongs(interest, is, stands) && !belonged(interest, entry, stands)) continue
      hidden.show(entry.subject, entry.sequence)
      if (told(entry)) changes.push({ entry, kind: 'EVENT', matches, restricted })
    } else if (sees(viewer, was) && !hidden.has(entry.subject) && belonged(interest, entry, null)) {
      // Without its text, which may be of after the viewer was shut out: a search must not find out about it.
      hidden.hide(entry.subject, entry.sequence)
      if (!interest.only) changes.push({ entry, kind: 'HIDDEN', matches: false, restricted })
    }
  }
  return changes
}

type Standings = Map<string, Standing>

/** Statements that have not begun, by whose log and which of its entries they are about. */
const toBegin = new Map<string, Promise<Standings>>()

/**
 * The rows behind the entries: a search asks their text, a replay how they stand by now. One statement for all who ask
 * about the same entries in the same moment: many come back with the same cursor at once.
 */
function standingOf(context: Context, { id }: Interest, entries: LogEntry[]): Promise<Standings> {
  const [first] = entries
  if (!first) return Promise.resolve(new Map<string, Standing>())
  const key = [context.viewer.organizationId, id, first.sequence, entries.at(-1)?.sequence].join()
  const known = toBegin.get(key)
  if (known) return known
  const reading = othersFirst().then(() => {
    toBegin.delete(key)
    return readStanding(context, entries)
  })
  toBegin.set(key, reading)
  return reading
}

async function readStanding(context: Context, entries: LogEntry[]): Promise<Standings> {
  const ids = [...new Set(entries.map(({ subject }) => subject))]
  const rows = await selectRows(context.manager, IncidentEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  return new Map(rows.map((row) => [row.id, row]))
}
