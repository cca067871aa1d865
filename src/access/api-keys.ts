import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { insertRows, selectRow, updateRows } from '../database/rows.js'
import type { OrganizationRole, Viewer, Work } from '../database/work.js'
import { notFound } from '../errors/desk-error.js'
import { idBytes, idText, isId, newId } from '../ids/type-id.js'
import { ApiKeyEntity, ApiKeySecretEntity } from './api-key.entity.js'
import { personViewer, standingOf } from './people-standing.js'

/** What all secrets of keys begin with, so that scanners of repositories know one when they see it. */
export const secretPrefix = 'tocsin_'
const hashOf = (secret: string) => createHash('sha256').update(secret).digest()
/** The last use of a key is noted once in so many milliseconds. */
const notedEvery = 60_000

export interface NewApiKey {
  name: string
  /** Whom it acts as; null makes it a program. */
  userId: string | null
  role: OrganizationRole
  expiresAt?: Date | null
}

/** Makes a key; answers its id and its secret, which is not kept. */
export async function issueApiKey(work: Work, input: NewApiKey): Promise<{ id: string; secret: string }> {
  const { organizationId, actor } = work.viewer
  const id = newId('api_key')
  const { secret, row } = newSecret(organizationId, id)
  await insertRows(work.manager, ApiKeyEntity, [
    {
      ...input,
      id,
      organizationId,
      prefix: shownOf(secret),
      createdByKind: actor.kind,
      createdByUserId: actor.userId,
      createdByName: actor.name,
      createdAt: work.now,
    },
  ])
  await insertRows(work.manager, ApiKeySecretEntity, [row])
  return { id, secret }
}

/** 256 bits that nobody has seen before, and the row that knows them again. */
function newSecret(organizationId: string, apiKeyId: string) {
  const secret = `${secretPrefix}${randomBytes(32).toString('base64url')}`
  return { secret, row: { hash: hashOf(secret), apiKeyId, organizationId, validUntil: null } }
}

/** As much of a secret as may be shown. */
const shownOf = (secret: string) => secret.slice(0, 12)

interface KeyRow {
  hash: Buffer
  validUntil: Date | null
  id: Buffer
  organizationId: Buffer
  userId: Buffer | null
  name: string
  role: OrganizationRole
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** Who holds each of these secrets; null for whoever holds none that is good at this instant. */
export async function viewersOfSecrets(
  manager: EntityManager,
  secrets: readonly string[],
  now: Date,
): Promise<(Viewer | null)[]> {
  const hashes = secrets.map(hashOf)
  const rows = await manager.query<KeyRow[]>(
    `SELECT s.hash, s.validUntil, k.id, k.organizationId, k.userId, k.name, k.role, k.expiresAt, k.lastUsedAt, k.revokedAt
     FROM api_key_secret s JOIN api_key k ON k.id = s.apiKeyId WHERE s.hash IN (?)`,
    [hashes],
  )
  const good = rows.filter(
    ({ revokedAt, expiresAt, validUntil }) =>
      revokedAt === null &&
      (expiresAt === null || expiresAt > now) &&
      (validUntil === null || validUntil > now),
  )
  const holders = good.map(({ userId }) => userId && idText('user', userId)).filter((id) => id !== null)
  const people = await standingOf(manager, [...new Set(holders)])
  noteUse(manager, good, now)
  const byHash = new Map(good.map((row) => [row.hash.toString('hex'), row]))
  return hashes.map((hash) => {
    const row = byHash.get(hash.toString('hex'))
    if (!row) return null
    const key = { id: idText('api_key', row.id), role: row.role }
    if (row.userId === null) return programViewer(row, key)
    const person = people.get(idText('user', row.userId))
    return person?.active ? personViewer(person, key) : null
  })
}

function programViewer(row: KeyRow, key: { id: string; role: OrganizationRole }): Viewer {
  return {
    organizationId: idText('organization', row.organizationId),
    principal: key.id,
    actor: { kind: 'API_KEY', userId: null, name: row.name },
    role: key.role,
    teams: [],
    sight: key.role === 'ADMIN' ? 'ALL' : 'OWN',
    apiKeyId: key.id,
  }
}

/** A bookmark, no change of the desk: nobody waits for it, and it leaves no entry in the log. */
function noteUse(manager: EntityManager, keys: KeyRow[], now: Date): void {
  const stale = new Date(now.getTime() - notedEvery)
  const unnoted = keys.filter(({ lastUsedAt }) => lastUsedAt === null || lastUsedAt <= stale)
  if (unnoted.length === 0) return
  manager
    .query('UPDATE api_key SET lastUsedAt = ? WHERE id IN (?)', [now, unnoted.map(({ id }) => id)])
    .catch(() => undefined)
}

/** The key that the viewer wants to change, locked until the end of the work. @throws NOT_FOUND */
export async function lockKey(work: Work, id: string): Promise<ApiKeyEntity> {
  const key = isId('api_key', id)
    ? await selectRow(work.manager, ApiKeyEntity, 'WHERE id = ? AND organizationId = ? FOR UPDATE', [
        idBytes(id),
        idBytes(work.viewer.organizationId),
      ])
    : null
  if (!key) throw notFound()
  return key
}

/** Takes every right from a key, for good. */
export async function endKey(work: Work, id: string): Promise<void> {
  await updateRows(work.manager, ApiKeyEntity, { revokedAt: work.now }, 'id = ?', [idBytes(id)])
  await work.manager.query('DELETE FROM api_key_secret WHERE apiKeyId = ?', [idBytes(id)])
}

/** Gives a key a new secret; the one that was newest works until then, older ones no more. Answers the secret. */
export async function replaceSecret(work: Work, id: string, until: Date): Promise<string> {
  const place = [idBytes(id)]
  await work.manager.query('DELETE FROM api_key_secret WHERE apiKeyId = ? AND validUntil IS NOT NULL', place)
  await updateRows(work.manager, ApiKeySecretEntity, { validUntil: until }, 'apiKeyId = ?', place)
  const { secret, row } = newSecret(work.viewer.organizationId, id)
  await insertRows(work.manager, ApiKeySecretEntity, [row])
  await updateRows(work.manager, ApiKeyEntity, { prefix: shownOf(secret) }, 'id = ?', place)
  return secret
}
