import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { insertRows } from '../database/rows.js'
import type { Viewer, Work } from '../database/work.js'
import { DeskError } from '../errors/desk-error.js'
import { idText, newId } from '../ids/type-id.js'
import { ApiKeyEntity } from './api-key.entity.js'

const hashOf = (key: string) => createHash('sha256').update(key).digest()

/** A new key for a user of the organisation; answers the secret, which is not kept. */
export async function issueApiKey(
  work: Work,
  input: { userId: string | null; name: string },
): Promise<string> {
  const key = `tocsin_${randomBytes(32).toString('base64url')}`
  await insertRows(work.manager, ApiKeyEntity, [
    {
      id: newId('api_key'),
      organizationId: work.viewer.organizationId,
      name: input.name,
      prefix: key.slice(0, 12),
      hash: hashOf(key),
      userId: input.userId,
      createdAt: work.now,
    },
  ])
  return key
}

interface KeyRow {
  id: Buffer
  organizationId: Buffer
  userId: Buffer | null
  keyName: string
  userName: string | null
}

/**
 * Who holds this credential: `Bearer <key>`, as the Authorization header and connection_init carry it.
 * @throws UNAUTHENTICATED, the same for none, a malformed and an unknown one.
 */
export async function authenticate(
  manager: EntityManager,
  authorization: string | undefined,
): Promise<Viewer> {
  const key = /^Bearer +([\w~+/.=-]{1,200})$/i.exec(authorization ?? '')?.[1]
  const [row] = key
    ? await manager.query<KeyRow[]>(
        `SELECT api_key.id, api_key.organizationId, api_key.userId, api_key.name AS keyName, user.name AS userName
         FROM api_key LEFT JOIN user ON user.id = api_key.userId WHERE api_key.hash = ?`,
        [hashOf(key)],
      )
    : []
  if (!row) throw new DeskError('UNAUTHENTICATED', 'Send a valid key as `Authorization: Bearer <key>`.')
  const userId = row.userId && idText('user', row.userId)
  return {
    organizationId: idText('organization', row.organizationId),
    principal: userId ?? idText('api_key', row.id),
    actor: userId
      ? { kind: 'USER', userId, name: row.userName ?? row.keyName }
      : { kind: 'API_KEY', userId: null, name: row.keyName },
  }
}
