import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional, word } from '../database/columns.js'
import type { ActorKind } from '../database/work.js'

/** The head of an organisation's log: the last sequence and the last number that were allotted. */
@Entity('log_head')
export class LogHeadEntity {
  @PrimaryColumn(id('organization')) organizationId: string
  @Column({ type: 'bigint', default: 0 }) sequence: number
  @Column({ type: 'int', default: 0 }) number: number
  /** The version of the organisation's settings (src/database/settings.ts). */
  @Column({ type: 'bigint', default: 0 }) settings: number
}

/** One thing that happened; never changed, never deleted. */
@Entity('log_entry')
@Index('log_entry_subject', ['subjectId', 'sequence'])
@Index('log_entry_subject_occurred', ['subjectId', 'occurredAt', 'sequence'])
@Index('log_entry_kind', ['organizationId', 'kind', 'sequence'])
export class LogEntryEntity {
  @PrimaryColumn(id('organization')) organizationId: string
  @PrimaryColumn({ type: 'bigint' }) sequence: number
  @Index('log_entry_id', { unique: true }) @Column(id('event')) id: string
  @Column(word(40)) kind: string
  /** What it is about: the kind of thing beside the 16 bytes of its id. */
  @Column(word(32)) subjectKind: string
  @Column({ type: 'binary', length: 16 }) subjectId: Buffer
  @Column({ type: 'varchar', length: 1000 }) summary: string
  @Column(word(8)) actorKind: ActorKind
  @Column(optional(id('user'))) actorUserId: string | null
  @Column({ type: 'varchar', length: 200 }) actorName: string
  @Column(instant()) occurredAt: Date
  @Column(instant()) recordedAt: Date
  /** What changed, in the words of the schema. */
  @Column(json()) data: Record<string, unknown>
  /** What filters can ask of the subject: as it was (null: as after), and as it is since. */
  @Column(optional(json())) before: object | null
  @Column(optional(json())) after: object | null
}

/** How far a named reader has come. */
@Entity('log_consumer')
export class LogConsumerEntity {
  @PrimaryColumn(id('organization')) organizationId: string
  @PrimaryColumn(word(64)) principal: string
  @PrimaryColumn(word(100)) name: string
  /** What it reads: a position of one filter means nothing to another. */
  @Column(word(64)) filterHash: string
  @Column({ type: 'bigint' }) sequence: number
  @Index('log_consumer_seen') @Column(instant()) seenAt: Date
}
