import { endKey, lockKey } from '../../access/api-keys.js'
import type { Work } from '../../database/work.js'
import type { RevokeApiKeyInput } from '../api-key.inputs.js'

/** Ends a key for good; one that has been revoked stays as it is. @throws NOT_FOUND */
export async function revokeApiKey(work: Work, { id }: RevokeApiKeyInput) {
  const key = await lockKey(work, id)
  if (key.revokedAt) return { apiKey: id }
  await endKey(work, id)
  work.record({
    kind: 'API_KEY_REVOKED',
    subject: id,
    summary: `${work.viewer.actor.name} revoked the key ${key.name}`,
  })
  return { apiKey: id }
}
