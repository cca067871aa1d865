import type { EntityManager } from 'typeorm'
import { insertRows } from '../database/rows.js'
import type { ClientRequest, DoneCall } from '../database/transact.js'
import type { Viewer } from '../database/work.js'
import { idBytes, newId, prefixOf } from '../ids/type-id.js'
import { AuditEntryEntity, type AuditOutcome } from './audit.entity.js'
import { mutationNames } from './operation-names.js'
import { withoutSecrets } from './secrets.js'

/** A call of a mutation that was not done. */
export interface RefusedCall {
  viewer: Viewer
  /** The mutation. */
  action: string
  input: unknown
  request: Pick<ClientRequest, 'requestId' | 'ipAddress'>
  at: Date
  /** The code that the client was told. */
  code: string
}

const audited = new Set<string>(mutationNames)

/** Writes down what was done, in the transaction that does it. Only mutations are calls of a client. */
export async function auditDone(manager: EntityManager, call: DoneCall): Promise<void> {
  if (!audited.has(call.action)) return
  await write(manager, call, { outcome: 'ALLOWED', code: null, target: targetOf(call.answer, call.input) })
}

/** Writes down what was refused or failed, by itself: there is no transaction that did it. */
export async function auditRefused(manager: EntityManager, call: RefusedCall): Promise<void> {
  const outcome = call.code === 'FORBIDDEN' ? 'DENIED' : 'FAILED'
  await write(manager, call, { outcome, code: call.code, target: targetOf(call.input) })
}

interface Judged {
  outcome: AuditOutcome
  code: string | null
  target: string | null
}

async function write(
  manager: EntityManager,
  { viewer, action, input, request, at }: Omit<RefusedCall, 'code'>,
  { outcome, code, target }: Judged,
): Promise<void> {
  await insertRows(manager, AuditEntryEntity, [
    {
      id: newId('audit_entry'),
      organizationId: viewer.organizationId,
      at,
      principal: viewer.principal,
      actorKind: viewer.actor.kind,
      actorUserId: viewer.actor.userId,
      actorName: viewer.actor.name,
      action,
      targetKind: target && prefixOf(target),
      targetId: target && idBytes(target),
      outcome,
      code,
      ipAddress: request.ipAddress,
      requestId: request.requestId,
      input: withoutSecrets(input),
    } as AuditEntryEntity,
  ])
}

/** The first id that stands in a payload or, where nothing came of it, in the input. */
function targetOf(...sources: unknown[]): string | null {
  for (const source of sources) {
    for (const value of Object.values((source ?? {}) as Record<string, unknown>)) {
      if (typeof value === 'string' && prefixOf(value) !== null) return value
    }
  }
  return null
}
