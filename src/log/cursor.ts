import { badInput } from '../errors/desk-error.js'
import { idBytes, idText } from '../ids/type-id.js'

/** A position in the log as clients hold it: opaque; inside the organisation and the sequence. */
export function logCursor(organizationId: string, sequence: number): string {
  const bytes = Buffer.alloc(22)
  idBytes(organizationId).copy(bytes)
  bytes.writeUIntBE(sequence, 16, 6)
  return bytes.toString('base64url')
}

/**
 * The sequence of a cursor.
 * @throws BAD_USER_INPUT for what is no cursor, or one of another organisation's log.
 */
export function sequenceOf(cursor: string, organizationId: string, path: (string | number)[]): number {
  const bytes = Buffer.from(cursor, 'base64url')
  if (bytes.length !== 22 || bytes.toString('base64url') !== cursor)
    throw badInput(path, 'is no cursor of this log')
  if (idText('organization', bytes.subarray(0, 16)) !== organizationId)
    throw badInput(path, 'is no cursor of this log')
  return bytes.readUIntBE(16, 6)
}
