import { Column, Entity, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional, word } from '../database/columns.js'

/** A tenant: every other row belongs to one. */
@Entity('organization')
export class OrganizationEntity {
  @PrimaryColumn(id('organization')) id: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(word(64)) timeZone: string
  @Column(instant()) createdAt: Date
  /** Milliseconds; how long after closing an incident may be reopened. */
  @Column({ type: 'bigint' }) reopenWindow: number
  /** Milliseconds; null never closes a resolved incident by itself. */
  @Column(optional({ type: 'bigint' })) closeAfter: number | null
  /** The calendar of its working days; null only inside the transaction that founds it. */
  @Column(optional(id('business_calendar'))) calendarId: string | null
  /** For incidents whose services and owner team name none. */
  @Column(optional(id('escalation_policy'))) defaultEscalationPolicyId: string | null
  /** Which incidents need an analysis; null: as the room of analyses says. */
  @Column(optional(json())) analysisRule: { priorities: string[]; major: boolean; workingDays: number } | null
}
