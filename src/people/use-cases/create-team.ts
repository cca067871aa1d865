import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { TeamEntity } from '../people.entity.js'
import type { CreateTeamInput } from '../people.inputs.js'

/** Adds a team without members. */
export async function createTeam(work: Work, { name, description }: CreateTeamInput) {
  const id = newId('team')
  const { organizationId, actor } = work.viewer
  await insertRows(work.manager, TeamEntity, [{ id, organizationId, name, description: description ?? null }])
  work.record({
    kind: 'TEAM_CREATED',
    subject: id,
    summary: `${actor.name} added the team ${name}`,
    data: { name },
  })
  return { team: id }
}
