import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional, word } from '../database/columns.js'
import type { ActorKind } from '../database/work.js'

export type AuditOutcome = 'ALLOWED' | 'DENIED' | 'FAILED'

/** One call of a mutation; never changed, never deleted. */
@Entity('audit_entry')
@Index('audit_entry_at', ['organizationId', 'at', 'id'])
@Index('audit_entry_principal', ['organizationId', 'principal', 'at', 'id'])
@Index('audit_entry_action', ['organizationId', 'action', 'at', 'id'])
export class AuditEntryEntity {
  @PrimaryColumn(id('audit_entry')) id: string
  @Column(id('organization')) organizationId: string
  @Column(instant()) at: Date
  /** The id of the person or the program. */
  @Column(word(64)) principal: string
  @Column(word(8)) actorKind: ActorKind
  @Column(optional(id('user'))) actorUserId: string | null
  @Column({ type: 'varchar', length: 200 }) actorName: string
  /** The mutation. */
  @Column(word(64)) action: string
  /** What it was about: the kind of thing beside the 16 bytes of its id. */
  @Column(optional(word(32))) targetKind: string | null
  @Column(optional({ type: 'binary', length: 16 })) targetId: Buffer | null
  @Column(word(8)) outcome: AuditOutcome
  /** The code of the error, where it was not allowed. */
  @Column(optional(word(32))) code: string | null
  @Column(optional(word(45))) ipAddress: string | null
  @Column(word(64)) requestId: string
  /** As sent, secrets left out. */
  @Column(optional(json())) input: Record<string, unknown> | null
}
