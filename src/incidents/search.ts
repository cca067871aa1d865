import { matchesText, searchTextOf, type SearchTokens } from '../text/search-text.js'
import type { IncidentEntity } from './incident.entity.js'

type Texts = Pick<IncidentEntity, 'title' | 'description' | 'resolution'>

/** What an incident is found by: its column `searchText`. */
export const searchTextOfIncident = ({ title, description, resolution }: Texts) =>
  searchTextOf(title, description, resolution)

/** Whether a change of these fields changes what the incident is found by. */
export const changesSearchText = (changes: Partial<Texts>) =>
  changes.title !== undefined || changes.description !== undefined || changes.resolution !== undefined

/** What a list's filter asks the table, of texts in memory: every word begins one of theirs, or it is the number. */
export function matchesSearch(
  search: SearchTokens,
  incident: { number: number },
  texts: (string | null)[],
): boolean {
  return (search.number !== null && search.number === incident.number) || matchesText(search.terms, texts)
}
