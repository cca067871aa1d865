import type { Work } from '../database/work.js'
import { badInput } from '../errors/desk-error.js'
import { prefixOf } from '../ids/type-id.js'
import { requireCategory } from '../classification/index.js'
import { refuseInactive, requireTeam, requireUser } from '../people/index.js'
import { requireServices } from '../services/index.js'
import type { Affected } from './facets.js'

/** What an input names by id, checked: each of it is there, in this organisation, and of the right kind. */

export interface Owner {
  ownerUserId: string | null
  ownerTeamId: string | null
}

/** A user or a team by id. Who is `present` may stay, also where they have left. @throws NOT_FOUND, BAD_USER_INPUT */
export async function findOwner(
  work: Work,
  id: string | null | undefined,
  path: string[],
  present: string | null = null,
): Promise<{ owner: Owner; named: { id: string; name: string } | null }> {
  if (id == null) return { owner: { ownerUserId: null, ownerTeamId: null }, named: null }
  if (prefixOf(id) === 'team') {
    const { name } = await requireTeam(work, id, path)
    return { owner: { ownerUserId: null, ownerTeamId: id }, named: { id, name } }
  }
  const user = await requireUser(work, id, path)
  if (id !== present) refuseInactive(user, path)
  return { owner: { ownerUserId: id, ownerTeamId: null }, named: { id, name: user.name } }
}

/**
 * Services by id, each once, in the order given, with the teams that own them. Retired ones may stay where they
 * are `present`. @throws NOT_FOUND
 */
export async function findServices(
  work: Work,
  ids: readonly string[],
  present: readonly string[] = [],
): Promise<Affected & { names: string[] }> {
  const distinct = [...new Set(ids)]
  const rows =
    distinct.length > 0
      ? await requireServices(
          work,
          distinct,
          (index) => ['input', 'serviceIds', ids.indexOf(distinct[index] as string)],
          present,
        )
      : []
  const teams = rows.map(({ ownerTeamId }) => ownerTeamId).filter((id) => id !== null)
  return { services: distinct, serviceTeams: [...new Set(teams)], names: rows.map(({ name }) => name) }
}

export interface CategoryIds {
  typeId?: string | null
  technicalCategoryId?: string | null
  serviceCategoryId?: string | null
}

const kinds = {
  typeId: 'INCIDENT_TYPE',
  technicalCategoryId: 'TECHNICAL',
  serviceCategoryId: 'SERVICE',
} as const

/**
 * Checks the categories that are given and are not those that the incident has: a retired one may stay.
 * @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function checkCategories(
  work: Work,
  input: CategoryIds,
  present: CategoryIds = {},
): Promise<void> {
  for (const [field, kind] of Object.entries(kinds) as [
    keyof typeof kinds,
    (typeof kinds)[keyof typeof kinds],
  ][]) {
    const id = input[field]
    if (id != null && id !== present[field]) await requireCategory(work, id, kind, ['input', field])
  }
}

/** The person who is meant where none is named. @throws BAD_USER_INPUT where the viewer is a program */
export function viewerOr(work: Work, userId: string | null | undefined, path: string[]): string {
  const id = userId ?? work.viewer.actor.userId
  if (id === null) throw badInput(path, 'must be given: the viewer is a program')
  return id
}
