import { idBytes, prefixOf } from '../ids/type-id.js'
import { allOf, searchTokens } from '../text/search-text.js'
import type { Facets } from './facets.js'
import type { IncidentFilter } from './filter.inputs.js'
import { isOpen } from './lifecycle.js'

const given = <T>(list: readonly T[] | null | undefined): list is readonly T[] =>
  list !== null && list !== undefined && list.length > 0

/** An id that is none of these types matches nothing, as one of another organisation does. */
const bytesOf = (ids: readonly string[], ...prefixes: string[]) => {
  const known = ids.filter((id) => prefixes.includes(prefixOf(id) ?? '')).map(idBytes)
  return known.length > 0 ? known : [Buffer.alloc(16)]
}

/**
 * The filter as SQL over `incident`, for one organisation. Of a list one is enough, but labels must all be there;
 * an empty list asks nothing; `drill` left out means real incidents.
 */
export function filterSql(
  organizationId: string,
  filter: IncidentFilter,
): { sql: string; parameters: unknown[] } {
  const parts = ['incident.organizationId = ?', 'incident.drill = ?']
  const parameters: unknown[] = [idBytes(organizationId), filter.drill ?? false]
  const add = (sql: string, ...values: unknown[]) => {
    parts.push(sql)
    parameters.push(...values)
  }
  if (given(filter.statuses)) add('incident.status IN (?)', filter.statuses)
  if (typeof filter.open === 'boolean') add('incident.open = ?', filter.open)
  if (given(filter.severities)) add('incident.severity IN (?)', filter.severities)
  if (given(filter.priorities)) add('incident.priority IN (?)', filter.priorities)
  if (typeof filter.major === 'boolean') add('incident.major = ?', filter.major)
  if (filter.openedAfter) add('incident.openedAt >= ?', filter.openedAfter)
  if (filter.openedBefore) add('incident.openedAt < ?', filter.openedBefore)
  if (typeof filter.slaBreached === 'boolean') add('incident.slaBreached = ?', filter.slaBreached)
  if (typeof filter.escalated === 'boolean') add('incident.escalated = ?', filter.escalated)
  if (filter.breachesBefore) add('incident.nextBreachAt < ?', filter.breachesBefore)
  if (given(filter.ownerIds)) {
    const [users, teams] = [bytesOf(filter.ownerIds, 'user'), bytesOf(filter.ownerIds, 'team')]
    add('(incident.ownerUserId IN (?) OR incident.ownerTeamId IN (?))', users, teams)
  }
  if (given(filter.serviceIds)) {
    add(
      'EXISTS (SELECT 1 FROM incident_service s WHERE s.incidentId = incident.id AND s.serviceId IN (?))',
      bytesOf(filter.serviceIds, 'service'),
    )
  }
  if (given(filter.teamIds)) {
    const teams = bytesOf(filter.teamIds, 'team')
    add(
      `(incident.ownerTeamId IN (?) OR EXISTS (SELECT 1 FROM incident_service s JOIN service ON service.id = s.serviceId
        WHERE s.incidentId = incident.id AND service.ownerTeamId IN (?)))`,
      teams,
      teams,
    )
  }
  if (given(filter.categoryIds)) {
    const categories = bytesOf(filter.categoryIds, 'category')
    add(
      '(incident.typeId IN (?) OR incident.technicalCategoryId IN (?) OR incident.serviceCategoryId IN (?))',
      categories,
      categories,
      categories,
    )
  }
  for (const label of given(filter.labels) ? filter.labels : []) {
    add(
      `incident.id IN (SELECT l.incidentId FROM incident_label l WHERE l.organizationId = ? AND l.label = ?)`,
      idBytes(organizationId),
      Buffer.from(label),
    )
  }
  if (typeof filter.search === 'string' && filter.search.trim() !== '')
    addSearch(filter.search, organizationId, add)
  return { sql: parts.join(' AND '), parameters }
}

function addSearch(
  text: string,
  organizationId: string,
  add: (sql: string, ...values: unknown[]) => void,
): void {
  const { number, terms } = searchTokens(text)
  const textSql = terms.length > 0 ? 'MATCH (incident.searchText) AGAINST (? IN BOOLEAN MODE)' : 'FALSE'
  const values = terms.length > 0 ? [allOf(terms)] : []
  if (number === null) return add(textSql, ...values)
  add(
    `incident.id IN (SELECT n.id FROM incident n WHERE n.organizationId = ? AND n.number = ?
      UNION SELECT incident.id FROM incident WHERE ${textSql})`,
    idBytes(organizationId),
    number,
    ...values,
  )
}

/** The same question of facets in memory, all but the text. Both must agree: test/incidents/filter.test.ts. */
export function matchesFacets(filter: IncidentFilter, facets: Facets): boolean {
  const one = <T>(list: readonly T[] | null | undefined, ...have: (T | null)[]) =>
    !given(list) || list.some((wanted) => have.includes(wanted))
  return (
    facets.drill === (filter.drill ?? false) &&
    one(filter.statuses, facets.status) &&
    (typeof filter.open !== 'boolean' || isOpen(facets.status) === filter.open) &&
    one(filter.severities, facets.severity) &&
    one(filter.priorities, facets.priority) &&
    (typeof filter.major !== 'boolean' || facets.major === filter.major) &&
    (!filter.openedAfter || facets.openedAt >= filter.openedAfter.getTime()) &&
    (!filter.openedBefore || facets.openedAt < filter.openedBefore.getTime()) &&
    (typeof filter.slaBreached !== 'boolean' || (facets.slaBreached ?? false) === filter.slaBreached) &&
    (typeof filter.escalated !== 'boolean' || (facets.escalated ?? false) === filter.escalated) &&
    (!filter.breachesBefore || (facets.nextBreachAt ?? Infinity) < filter.breachesBefore.getTime()) &&
    one(filter.ownerIds, facets.ownerUserId, facets.ownerTeamId) &&
    one(filter.serviceIds, ...facets.services) &&
    one(filter.teamIds, facets.ownerTeamId, ...facets.serviceTeams) &&
    one(filter.categoryIds, ...facets.categories) &&
    (!given(filter.labels) || filter.labels.every((label) => facets.labels.includes(label)))
  )
}
