import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional, word } from '../database/columns.js'

/** Something that is to happen at an instant: at most one of a kind for each subject. */
@Entity('timer')
@Index('timer_free', ['claimedUntil', 'dueAt'])
@Index('timer_subject', ['subjectId', 'kind'], { unique: true })
export class TimerEntity {
  @PrimaryColumn(id('timer')) id: string
  @Column(id('organization')) organizationId: string
  @Column(word(40)) kind: string
  @Column(word(32)) subjectKind: string
  @Column({ type: 'binary', length: 16 }) subjectId: Buffer
  @Column(instant()) dueAt: Date
  /** Until then nobody else takes it: one process runs it, or it failed and rests. Null: nobody has tried. */
  @Column(optional(instant())) claimedUntil: Date | null
  /** Of the claim that runs it; null where it rests. Whoever has lost it does nothing. */
  @Column(optional(word(64))) claimToken: string | null
  /** How often its use case threw. */
  @Column({ type: 'int', default: 0 }) attempts: number
  /** What the last of them said, without values. */
  @Column(optional({ type: 'varchar', length: 500 })) lastError: string | null
}
