import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { TeamEntity } from '../people.entity.js'
import type { RetireTeamInput } from '../people.inputs.js'
import { lockTeam } from '../people.store.js'

/**
 * Takes a team out of the lists. The rooms that use teams answer the entry, and refuse while theirs are in use.
 * @throws NOT_FOUND; CONFLICT with `users`, the ids of what uses it
 */
export async function retireTeam(work: Work, { id }: RetireTeamInput) {
  const team = await lockTeam(work, id)
  await updateRows(work.manager, TeamEntity, { retiredAt: work.now }, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'TEAM_RETIRED',
    subject: id,
    summary: `${work.viewer.actor.name} retired the team ${team.name}`,
  })
  return { team: id }
}
