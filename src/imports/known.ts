import type { EntityManager } from 'typeorm'
import { firstPriority, PriorityRuleEntity } from '../classification/index.js'
import { selectRows } from '../database/rows.js'
import { idBytes, idText } from '../ids/type-id.js'
import { TeamEntity, TeamMembershipEntity, UserEntity } from '../people/index.js'
import { membership, type Directory, type Known } from './directory.js'
import type { ImportedKind } from './imports.entity.js'
import { allImported } from './imports.store.js'
import type { Made } from './import-people.js'

/** What earlier runs have made in this organisation, and its matrix of priorities. */
export async function knownDirectory(
  manager: EntityManager,
  organizationId: string,
  source: string,
): Promise<Directory> {
  const inOrganization = ['WHERE organizationId = ?', [idBytes(organizationId)]] as const
  const ids = async (kind: ImportedKind) =>
    new Map(
      (await allImported(manager, organizationId, source, kind)).map(({ externalId, subjectId }) => [
        externalId,
        idText(kind, subjectId),
      ]),
    )
  const users = await selectRows(manager, UserEntity, inOrganization[0], [...inOrganization[1]])
  const teams = await selectRows(manager, TeamEntity, inOrganization[0], [...inOrganization[1]])
  const members = await selectRows(manager, TeamMembershipEntity, inOrganization[0], [...inOrganization[1]])
  const rules = await selectRows(manager, PriorityRuleEntity, inOrganization[0], [...inOrganization[1]])
  const matrix = new Map(rules.map(({ severity, urgency, priority }) => [`${severity} ${urgency}`, priority]))
  return {
    people: named(await ids('user'), users),
    teams: named(await ids('team'), teams),
    categories: await ids('category'),
    members: new Set(members.map(({ teamId, userId }) => membership(teamId, userId))),
    priorityFor: (severity, urgency) =>
      matrix.get(`${severity} ${urgency}`) ?? firstPriority(severity, urgency),
  }
}

function named(ids: Map<string, string>, rows: Known[]): Map<string, Known> {
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return new Map([...ids].map(([externalId, id]) => [externalId, { id, name: names.get(id) ?? externalId }]))
}

/** Adds what was made, once its transaction has committed. */
export function learn(directory: Directory, made: Made): void {
  for (const [key, person] of made.people) directory.people.set(key, person)
  for (const [key, team] of made.teams) directory.teams.set(key, team)
  for (const [key, category] of made.categories) directory.categories.set(key, category)
  for (const member of made.members) directory.members.add(member)
}
