import { createHash } from 'node:crypto'
import { OperationTypeNode } from 'graphql'
import type { IdempotencyKey } from '../database/idempotency.js'
import { badInput } from '../errors/desk-error.js'
import type { ReadyOperation } from './documents.js'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/**
 * What makes a repeated request harmless, as transact keeps it: a hash of the key, and one of what was asked.
 * @throws BAD_USER_INPUT for a malformed key, and where more or less than one mutation would carry it
 */
export function idempotencyKeyOf(
  key: unknown,
  { prepared, variables }: ReadyOperation,
): IdempotencyKey | null {
  if (key === undefined || key === null) return null
  const path = ['Idempotency-Key']
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw badInput(path, 'must be 1 to 255 visible ASCII characters')
  }
  if (prepared.operation.operation !== OperationTypeNode.MUTATION || prepared.rootFields.length !== 1) {
    throw badInput(path, 'goes with exactly one mutation')
  }
  return { key: sha256(key), hash: sha256(prepared.id + canonical(variables)) }
}

/** JSON with the members of objects in one order: a client may build them in another when it tries again. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  )
}
