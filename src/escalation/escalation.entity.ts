import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional, word } from '../database/columns.js'
import type { EscalationReason, EscalationState } from './escalation.enums.js'

/** One climb of a ladder, or one page straight to a target. */
@Entity('escalation')
@Index('escalation_reason', ['incidentId', 'reasonKey'], { unique: true })
@Index('escalation_incident', ['incidentId', 'startedAt', 'id'])
@Index('escalation_policy_state', ['policyId', 'state'])
export class EscalationEntity {
  @PrimaryColumn(id('escalation')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('incident')) incidentId: string
  @Column(optional(id('escalation_policy'))) policyId: string | null
  @Column(optional({ type: 'int' })) policyVersion: number | null
  /** A user, a team or a schedule; null where a policy is climbed. */
  @Column(optional(word(64))) targetId: string | null
  @Column(word(24)) reason: EscalationReason
  /** At most one ladder of an incident has it: the reason and its SLA clock, or what makes it one of its own. */
  @Column(word(100)) reasonKey: string
  @Column(word(16)) state: EscalationState
  @Column({ type: 'int' }) position: number
  @Column({ type: 'int' }) round: number
  @Column(instant()) startedAt: Date
  @Column(optional(instant())) nextStepAt: Date | null
  @Column(optional(instant())) endedAt: Date | null
}

/** That somebody was told, once for each step and round. */
@Entity('escalation_notice')
@Index('escalation_notice_incident', ['incidentId', 'userId'])
export class EscalationNoticeEntity {
  @PrimaryColumn(id('escalation')) escalationId: string
  @PrimaryColumn({ type: 'int' }) round: number
  @PrimaryColumn({ type: 'int' }) position: number
  @PrimaryColumn(id('user')) userId: string
  @Column(id('organization')) organizationId: string
  /** Who was paged for a restricted incident may read it. */
  @Column(id('incident')) incidentId: string
  @Column(instant()) at: Date
}
