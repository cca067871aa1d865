import type { EntityManager } from 'typeorm'
import { idText } from '../ids/type-id.js'
import type { AuditEntryEntity } from './audit.entity.js'
import { auditInOrder, type AuditSpan } from './audit.reads.js'

/** What JSON leaves as it is though some readers take it for the end of a line, or for an order to a terminal. */
const unprintable = /[\u007f-\u009f\u2028\u2029]/g
const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** An entry as one line of NDJSON, whatever it holds. */
export function auditLine(entry: AuditEntryEntity): string {
  const { principal, actorKind, actorUserId, actorName, targetKind, targetId, ...rest } = entry
  const line = {
    ...rest,
    actor: { kind: actorKind, name: actorName, userId: actorUserId, principal },
    target: targetKind && targetId ? idText(targetKind, targetId) : null,
  }
  return `${JSON.stringify(line).replace(unprintable, escaped)}\n`
}

/** The audit of an organisation as NDJSON, oldest first, in pieces of whole lines. */
export async function* auditLines(
  manager: EntityManager,
  organizationId: string,
  span: AuditSpan,
): AsyncGenerator<string> {
  for await (const entries of auditInOrder(manager, organizationId, span)) {
    yield entries.map(auditLine).join('')
  }
}
