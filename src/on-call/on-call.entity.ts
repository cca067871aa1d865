import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional, word } from '../database/columns.js'
import type { ActorKind } from '../database/work.js'
import type { RotationRule } from './rotation.js'

/** Who is on call when. */
@Entity('on_call_schedule')
@Index('on_call_schedule_name', ['organizationId', 'name', 'id'])
export class OnCallScheduleEntity {
  @PrimaryColumn(id('on_call_schedule')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(optional({ type: 'mediumtext' })) description: string | null
  @Column(word(64)) timeZone: string
  @Column(optional(id('team'))) ownerTeamId: string | null
  /** Counts the changes of who is on call. */
  @Column({ type: 'int' }) version: number
  @Column(optional(instant())) retiredAt: Date | null
}

/** How a schedule was, from an instant on; never changed. */
@Entity('on_call_schedule_version')
export class OnCallScheduleVersionEntity {
  @PrimaryColumn(id('on_call_schedule')) scheduleId: string
  @PrimaryColumn({ type: 'int' }) version: number
  @Column(id('organization')) organizationId: string
  @Column(instant()) validFrom: Date
  @Column(word(64)) timeZone: string
  @Column(json()) rotations: RotationRule[]
}

/** To which schedule a rotation belongs; how it turns stands in the versions of that. */
@Entity('rotation')
export class RotationEntity {
  @PrimaryColumn(id('rotation')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('on_call_schedule')) scheduleId: string
}

/** Somebody takes a stretch of a schedule. */
@Entity('shift_override')
@Index('shift_override_schedule', ['scheduleId', 'to'])
export class ShiftOverrideEntity {
  @PrimaryColumn(id('shift_override')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('on_call_schedule')) scheduleId: string
  @Column(id('user')) userId: string
  @Column(optional(id('user'))) replacesId: string | null
  @Column(instant()) from: Date
  @Column(instant()) to: Date
  @Column(instant()) addedAt: Date
  @Column(optional(instant())) removedAt: Date | null
}

/** An address at which a calendar program reads shifts. */
@Entity('calendar_feed')
@Index('calendar_feed_token', ['tokenHash'], { unique: true })
@Index('calendar_feed_schedule', ['scheduleId', 'id'])
@Index('calendar_feed_user', ['userId'])
export class CalendarFeedEntity {
  @PrimaryColumn(id('calendar_feed')) id: string
  @Column(id('organization')) organizationId: string
  @Column(optional(id('on_call_schedule'))) scheduleId: string | null
  @Column(optional(id('user'))) userId: string | null
  /** SHA-256: the address itself is kept nowhere. */
  @Column({ type: 'binary', length: 32 }) tokenHash: Buffer
  @Column(word(8)) createdByKind: ActorKind
  @Column(optional(id('user'))) createdByUserId: string | null
  @Column({ type: 'varchar', length: 200 }) createdByName: string
  @Column(instant()) createdAt: Date
  @Column(optional(instant())) lastUsedAt: Date | null
  @Column(optional(instant())) revokedAt: Date | null
}
