import { Column, Entity, Index, PrimaryColumn, type EntityManager } from 'typeorm'
import { badInput } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { id, instant, json, optional, word } from './columns.js'
import { classifyFailure } from './lost-race.js'
import { insertRows, selectRow, updateRows } from './rows.js'
import type { Viewer } from './work.js'

/** What a client sent to make a repeated request harmless: its key, and a hash of document and variables. */
export interface IdempotencyKey {
  key: string
  hash: string
}

const kept = 24 * 3_600_000

/** The mutation that a key stands for; commits with the change. */
@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  @PrimaryColumn(id('organization')) organizationId: string
  @PrimaryColumn(word(64)) principal: string
  /** SHA-256 of the key as sent, so that keys of any alphabet compare byte for byte. */
  @PrimaryColumn(word(64)) keyHash: string
  @Column(word(64)) hash: string
  @Column(optional(json())) payload: { value: unknown } | null
  @Index('idempotency_key_created') @Column(instant()) createdAt: Date
}

/**
 * Claims the key for this transaction: a second one with the same key waits here for the first.
 * Answers the ids of the first one's payload where it has committed.
 * @throws BAD_USER_INPUT where the key came with another document or other variables.
 */
export async function claimKey(
  manager: EntityManager,
  viewer: Viewer,
  { key, hash }: IdempotencyKey,
  now: Date,
): Promise<{ payload: unknown } | null> {
  const where = 'WHERE organizationId = ? AND principal = ? AND keyHash = ?'
  const place = [idBytes(viewer.organizationId), viewer.principal, key]
  await manager.query(`DELETE FROM idempotency_key ${where} AND createdAt < ?`, [
    ...place,
    new Date(now.getTime() - kept),
  ])
  try {
    await insertRows(manager, IdempotencyKeyEntity, [
      {
        organizationId: viewer.organizationId,
        principal: viewer.principal,
        keyHash: key,
        hash,
        createdAt: now,
      },
    ])
    return null
  } catch (error) {
    if (classifyFailure(error) !== 'duplicate') throw error
  }
  const first = await selectRow(manager, IdempotencyKeyEntity, where, place)
  if (first?.hash !== hash) {
    throw badInput(['Idempotency-Key'], 'was used for another operation or other variables')
  }
  return { payload: first.payload?.value }
}

export async function storePayload(
  manager: EntityManager,
  viewer: Viewer,
  { key }: IdempotencyKey,
  value: unknown,
): Promise<void> {
  await updateRows(
    manager,
    IdempotencyKeyEntity,
    { payload: { value } },
    'organizationId = ? AND principal = ? AND keyHash = ?',
    [idBytes(viewer.organizationId), viewer.principal, key],
  )
}

/** Forgets keys older than a day. */
export async function forgetOldKeys(manager: EntityManager, now: Date): Promise<void> {
  await manager.query('DELETE FROM idempotency_key WHERE createdAt < ? LIMIT 10000', [
    new Date(now.getTime() - kept),
  ])
}
