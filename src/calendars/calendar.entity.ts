import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional, word } from '../database/columns.js'
import type { BusinessHours, Holiday } from './business-hours.js'

/** Working hours in a time zone, as they are now. */
@Entity('business_calendar')
@Index('business_calendar_name', ['organizationId', 'name', 'id'])
export class BusinessCalendarEntity {
  @PrimaryColumn(id('business_calendar')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(word(64)) timeZone: string
  @Column(json()) hours: BusinessHours[]
  @Column(json()) holidays: Holiday[]
  /** Counts the changes of what time counts; a new name is none. */
  @Column({ type: 'int' }) version: number
  @Column(optional(instant())) retiredAt: Date | null
}

/** The same as it was at a version; never changed, so that what was measured on it can be measured again. */
@Entity('business_calendar_version')
export class BusinessCalendarVersionEntity {
  @PrimaryColumn(id('business_calendar')) calendarId: string
  @PrimaryColumn({ type: 'int' }) version: number
  @Column(id('organization')) organizationId: string
  @Column(word(64)) timeZone: string
  @Column(json()) hours: BusinessHours[]
  @Column(json()) holidays: Holiday[]
}
