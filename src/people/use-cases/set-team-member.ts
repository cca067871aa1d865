import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { idBytes } from '../../ids/type-id.js'
import { TeamMembershipEntity } from '../people.entity.js'
import type { SetTeamMemberInput } from '../people.inputs.js'
import { lockTeam, refuseInactive, requireUser } from '../people.store.js'

/** Makes somebody a member, changes their role and function, or (role null) removes them. @throws NOT_FOUND, BAD_USER_INPUT */
export async function setTeamMember(work: Work, input: SetTeamMemberInput) {
  const { teamId, userId, role } = input
  const team = await lockTeam(work, teamId, ['input', 'teamId'])
  const user = await requireUser(work, userId, ['input', 'userId'])
  if (role) {
    refuseInactive(user, ['input', 'userId'])
    await insertRows(
      work.manager,
      TeamMembershipEntity,
      [
        {
          teamId,
          userId,
          organizationId: work.viewer.organizationId,
          role,
          function: input.function ?? null,
        },
      ],
      'ON DUPLICATE KEY UPDATE role = VALUES(role), `function` = VALUES(`function`)',
    )
  } else {
    await work.manager.query('DELETE FROM team_membership WHERE teamId = ? AND userId = ?', [
      idBytes(teamId),
      idBytes(userId),
    ])
  }
  work.record({
    kind: 'TEAM_MEMBER_CHANGED',
    subject: teamId,
    summary: role
      ? `${work.viewer.actor.name} made ${user.name} ${role.toLowerCase()} of ${team.name}`
      : `${work.viewer.actor.name} removed ${user.name} from ${team.name}`,
    data: { userId, role: role ?? null, function: input.function ?? null },
  })
  return { team: teamId }
}
