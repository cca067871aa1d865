import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { TeamEntity } from '../people.entity.js'
import type { UpdateTeamInput } from '../people.inputs.js'
import { lockTeam } from '../people.store.js'

/** Changes what is given of a team. @throws NOT_FOUND */
export async function updateTeam(work: Work, { id, name, description }: UpdateTeamInput) {
  const before = await lockTeam(work, id)
  if (name === null) throw badInput(['input', 'name'], 'cannot be cleared')
  const after = {
    name: name ?? before.name,
    description: description === undefined ? before.description : description,
  }
  await updateRows(work.manager, TeamEntity, after, 'id = ?', [idBytes(id)])
  work.record({
    kind: 'TEAM_CHANGED',
    subject: id,
    summary: `${work.viewer.actor.name} changed the team ${before.name}`,
    data: { before: { name: before.name, description: before.description }, after },
  })
  return { team: id }
}
