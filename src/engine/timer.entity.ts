import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional, word } from '../database/columns.js'

/** Something that is to happen at an instant: at most one of a kind for each subject. */
@Entity('timer')
@Index('timer_due', ['dueAt', 'claimedUntil'])
@Index('timer_subject', ['subjectId', 'kind'], { unique: true })
export class TimerEntity {
  @PrimaryColumn(id('timer')) id: string
  @Column(id('organization')) organizationId: string
  @Column(word(40)) kind: string
  @Column(word(32)) subjectKind: string
  @Column({ type: 'binary', length: 16 }) subjectId: Buffer
  @Column(instant()) dueAt: Date
  /** Until then one process alone runs it; a process that dies leaves it to the next. */
  @Column(optional(instant())) claimedUntil: Date | null
  @Column(optional(word(64))) claimToken: string | null
}
