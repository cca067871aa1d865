import { lockKey, replaceSecret } from '../../access/api-keys.js'
import type { Work } from '../../database/work.js'
import { badInput, conflict } from '../../errors/desk-error.js'
import { secretShown, type RotateApiKeyInput, type ShownOnce } from '../api-key.inputs.js'

const longestOverlap = 30 * 86_400_000

/**
 * Gives a key a new secret, while the one before it goes on for a time.
 * @throws NOT_FOUND; BAD_USER_INPUT; CONFLICT where the key has ended
 */
export async function rotateApiKey(work: Work, { id, overlap }: RotateApiKeyInput): Promise<ShownOnce> {
  if (overlap < 0 || overlap > longestOverlap) {
    throw badInput(['input', 'overlap'], 'must be between nothing and 30 days')
  }
  const key = await lockKey(work, id)
  if (key.revokedAt) throw conflict('The key was revoked. Make a new one.')
  if (key.expiresAt && key.expiresAt <= work.now) throw conflict('The key has expired. Make a new one.')
  const validUntil = new Date(work.now.getTime() + overlap)
  const secret = await replaceSecret(work, id, validUntil)
  work.record({
    kind: 'API_KEY_ROTATED',
    subject: id,
    summary: `${work.viewer.actor.name} gave the key ${key.name} a new secret`,
    data: { formerUntil: validUntil },
  })
  return { apiKey: id, [secretShown]: secret }
}
