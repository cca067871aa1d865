import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional } from '../database/columns.js'
import type { Conditions } from '../incidents/index.js'

/** One step of a policy: whom it tells, and how long it waits for an answer. */
export interface Step {
  /** Milliseconds. */
  timeout: number
  /** Users, teams and schedules, each once. */
  targetIds: string[]
}

/** Who is told, in which order, and how long each has: as it is now. */
@Entity('escalation_policy')
@Index('escalation_policy_name', ['organizationId', 'name', 'id'])
export class EscalationPolicyEntity {
  @PrimaryColumn(id('escalation_policy')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(optional({ type: 'mediumtext' })) description: string | null
  @Column(optional(id('team'))) ownerTeamId: string | null
  @Column(json()) conditions: Conditions
  @Column(json()) steps: Step[]
  @Column({ type: 'int' }) repeat: number
  /** Milliseconds; null: an acknowledgement holds for good. */
  @Column(optional({ type: 'bigint' })) acknowledgementTimeout: number | null
  /** Counts the changes of how it is climbed; a new name is none. */
  @Column({ type: 'int' }) version: number
  @Column(optional(instant())) retiredAt: Date | null
}

/** The same as it was at a version; never changed, so that a running ladder climbs what it started on. */
@Entity('escalation_policy_version')
export class EscalationPolicyVersionEntity {
  @PrimaryColumn(id('escalation_policy')) policyId: string
  @PrimaryColumn({ type: 'int' }) version: number
  @Column(id('organization')) organizationId: string
  @Column(json()) conditions: Conditions
  @Column(json()) steps: Step[]
  @Column({ type: 'int' }) repeat: number
  @Column(optional({ type: 'bigint' })) acknowledgementTimeout: number | null
}

/** What of a policy decides how it is climbed. */
export type Terms = Pick<
  EscalationPolicyVersionEntity,
  'conditions' | 'steps' | 'repeat' | 'acknowledgementTimeout'
>
