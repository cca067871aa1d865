import { createHash } from 'node:crypto'
import type { LogEntry } from '../log/log.reads.js'
import { searchTokens } from '../text/search-text.js'
import type { Facets } from './facets.js'
import type { IncidentFilter } from './filter.inputs.js'
import { matchesFacets } from './filter.js'
import type { FieldChange } from './incident.events.js'
import { matchesSearch } from './search.js'

/** What a reader follows: one incident, or those that match. */
export interface Interest {
  id: string | null
  filter: IncidentFilter | null
  /** Which events alone are told, with nothing of what goes out of sight; left out: all. */
  only?: (entry: LogEntry) => boolean
}

/** The same for interests that ask the same, in whatever order and with whatever left out or null. */
export function hashOf({ id, filter }: Pick<Interest, 'id' | 'filter'>): string {
  const asked = Object.entries(filter ?? {})
    .filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    )
    .map(([field, value]) => [
      field,
      Array.isArray(value) ? [...(value as unknown[])].sort() : (value as unknown),
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return createHash('sha256')
    .update(JSON.stringify([id, asked]))
    .digest('hex')
}

/** An incident as it stands now, as far as filters can ask. */
export interface Standing {
  facets: Facets
  number: number
  title: string
  description: string | null
  resolution: string | null
}

/** Whether the words of the search are in the incident; true where nothing is searched. */
function matchesText(
  interest: Interest,
  standing: Standing,
  changed: FieldChange[] = [],
  side: 'before' | 'after' = 'before',
): boolean {
  const search = interest.filter?.search
  if (!search?.trim()) return true
  const text = (field: 'title' | 'description' | 'resolution') =>
    changed.find((change) => change.field === field)?.[side] ?? standing[field]
  return matchesSearch(searchTokens(search), standing, [
    text('title'),
    text('description'),
    text('resolution'),
  ])
}

/** Whether an incident belongs to what the reader follows, as it stands. */
export function belongs(interest: Interest, facets: Facets, standing: Standing | null): boolean {
  if (interest.filter === null && interest.id !== null) return true
  if (!matchesFacets(interest.filter ?? {}, facets)) return false
  return standing === null || matchesText(interest, standing)
}

/** The same as it was around an entry. Only the text that the entry itself changed is known of that time. */
export function belonged(interest: Interest, entry: LogEntry, standing: Standing | null): boolean {
  if (interest.filter === null && interest.id !== null) return true
  const facets = (entry.was ?? entry.is) as Facets
  if (!matchesFacets(interest.filter ?? {}, facets)) return false
  const changes = entry.kind === 'UPDATED' ? (entry.data.changes as FieldChange[]) : []
  if (standing === null || matchesText(interest, standing)) return true
  return (
    matchesText(interest, standing, changes, 'before') || matchesText(interest, standing, changes, 'after')
  )
}
