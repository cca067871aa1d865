import { issueApiKey } from '../../access/api-keys.js'
import { standingOf } from '../../access/people-standing.js'
import { atLeast, worth } from '../../access/rights.js'
import type { Work } from '../../database/work.js'
import { badInput } from '../../errors/desk-error.js'
import { secretShown, type CreateApiKeyInput, type ShownOnce } from '../api-key.inputs.js'
import { requireActiveUser } from '../people.store.js'

/**
 * Makes a key for a person or a program. Never may a key do more than its person; a role above all that they have,
 * in the organisation and in their teams, is refused, so that nobody is surprised.
 * @throws NOT_FOUND, BAD_USER_INPUT
 */
export async function createApiKey(work: Work, input: CreateApiKeyInput): Promise<ShownOnce> {
  const { name, role } = input
  const userId = input.userId ?? null
  const expiresAt = input.expiresAt ?? null
  if (expiresAt && expiresAt <= work.now) throw badInput(['input', 'expiresAt'], 'must lie in the future')
  const user = userId === null ? null : await requireActiveUser(work, userId, ['input', 'userId'])
  const standing = user && (await standingOf(work.manager, [user.id])).get(user.id)
  if (standing) {
    const roles = [standing.role, ...standing.teams.map((team) => worth[team.role])]
    if (!roles.some((own) => atLeast(own, role))) {
      throw badInput(['input', 'role'], "is above the person's own")
    }
  }
  const { id, secret } = await issueApiKey(work, { name, role, userId, expiresAt })
  const whom = user ? `for ${user.name}` : 'for a program'
  work.record({
    kind: 'API_KEY_CREATED',
    subject: id,
    summary: `${work.viewer.actor.name} made the key ${name} ${whom}`,
    data: { name, role, userId, expiresAt },
  })
  return { apiKey: id, [secretShown]: secret }
}
