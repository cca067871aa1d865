import type { Actor } from '../database/work.js'
import { categoryKey, personKey, teamKey, type Directory, type Known, type Part } from './directory.js'
import type { Row } from './servicenow-row.js'

/** Who plays a part in a row, as somebody who acts; null where the log does not know. */
export function actorOf(directory: Directory, part: Part, row: Row): Actor | null {
  const value = row[part]
  const person = value === null ? undefined : directory.people.get(personKey(part, value))
  return person ? { kind: 'USER', userId: person.id, name: person.name } : null
}

export interface Owner {
  owner: { ownerUserId: string | null; ownerTeamId: string | null }
  named: Known
}

/** Who a row is assigned to: the person, else the group; null where the log knows neither. */
export function ownerOf(directory: Directory, { assignee, group }: Row): Owner | null {
  const person = assignee === null ? undefined : directory.people.get(personKey('assignee', assignee))
  if (person) return { owner: { ownerUserId: person.id, ownerTeamId: null }, named: person }
  const team = group === null ? undefined : directory.teams.get(teamKey(group))
  return team ? { owner: { ownerUserId: null, ownerTeamId: team.id }, named: team } : null
}

export function categoryOf(directory: Directory, { category }: Row): string | null {
  return category === null ? null : (directory.categories.get(categoryKey(category)) ?? null)
}
