import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Priority } from '../classification/index.js'
import { id, instant, json, optional, word } from '../database/columns.js'
import type { Conditions, IncidentStatus } from '../incidents/index.js'
import type { Course } from './course.js'
import type { Agreement, Metric } from './terms.js'

/** What is promised for the incidents that match. */
@Entity('sla_policy')
@Index('sla_policy_organization', ['organizationId', 'agreement', 'rank'])
export class SlaPolicyEntity {
  @PrimaryColumn(id('sla_policy')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(optional({ type: 'mediumtext' })) description: string | null
  @Column(word(24)) agreement: Agreement
  @Column(optional(id('team'))) ownerTeamId: string | null
  @Column({ type: 'int' }) rank: number
  @Column({ type: 'boolean' }) active: boolean
  @Column(json()) conditions: Conditions
  /** Counts every change. */
  @Column({ type: 'int' }) version: number
  /** The version that last changed what clocks run on. */
  @Column({ type: 'int' }) termsVersion: number
}

export interface Target {
  metric: Metric
  priority: Priority
  /** Milliseconds of the calendar. */
  target: number
}

/** What clocks run on, from that version on; never changed. */
@Entity('sla_policy_terms')
@Index('sla_policy_terms_calendar', ['calendarId'])
export class SlaPolicyTermsEntity {
  @PrimaryColumn(id('sla_policy')) policyId: string
  @PrimaryColumn({ type: 'int' }) version: number
  @Column(id('organization')) organizationId: string
  @Column(id('business_calendar')) calendarId: string
  @Column(json()) targets: Target[]
  @Column(json()) pausedIn: IncidentStatus[]
  @Column(json()) warnAt: number[]
}

/** How an incident has come along, as far as its clocks ask: made again from the log at any time. */
@Entity('sla_course')
export class SlaCourseEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @Column(id('organization')) organizationId: string
  @Column(json()) course: Course
}

/** A clock as it stood after the last event that moved it: for lists and counts. */
@Entity('sla_clock')
@Index('sla_clock_incident', ['incidentId', 'startedAt', 'id'])
@Index('sla_clock_due', ['organizationId', 'state', 'breached', 'dueAt'])
export class SlaClockEntity {
  /** Made of the incident and what the clock measures, so that the log alone gives it again. */
  @PrimaryColumn(id('sla_clock')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('incident')) incidentId: string
  @Column(word(24)) agreement: Agreement
  @Column(word(16)) metric: Metric
  @Column({ type: 'int' }) ordinal: number
  @Column(id('sla_policy')) policyId: string
  @Column({ type: 'int' }) policyVersion: number
  @Column({ type: 'int' }) calendarVersion: number
  @Column(word(16)) state: 'RUNNING' | 'PAUSED' | 'COMPLETED' | 'CANCELED'
  @Column({ type: 'boolean' }) breached: boolean
  /** Milliseconds of the calendar. */
  @Column({ type: 'bigint' }) target: number
  @Column(instant()) startedAt: Date
  @Column(optional(instant())) dueAt: Date | null
  @Column(optional(instant())) breachedAt: Date | null
  @Column(optional(instant())) endedAt: Date | null
}
