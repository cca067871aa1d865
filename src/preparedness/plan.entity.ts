import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional } from '../database/columns.js'
import type { Conditions, IncidentRoleKind } from '../incidents/index.js'

/** Who gets a part in the response: a person, or whoever is on call in a schedule at that instant. */
export interface PlannedRole {
  kind: IncidentRoleKind
  responderId: string
}

/** What happens by itself when a matching incident opens. */
@Entity('response_plan')
@Index('response_plan_name', ['organizationId', 'name', 'id'])
export class ResponsePlanEntity {
  @PrimaryColumn(id('response_plan')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(optional(id('team'))) ownerTeamId: string | null
  @Column(json()) conditions: Conditions
  @Column(json()) roles: PlannedRole[]
  @Column(json()) tasks: string[]
  @Column(json()) watcherIds: string[]
  @Column(json()) articleIds: string[]
  @Column(optional({ type: 'mediumtext' })) statusUpdateTemplate: string | null
  @Column({ type: 'boolean' }) active: boolean
}

/** That a plan was applied to an incident: once, whatever happens to it later. */
@Entity('applied_plan')
export class AppliedPlanEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn(id('response_plan')) planId: string
  @Column(id('organization')) organizationId: string
  /** In which order, from 1. */
  @Column({ type: 'int' }) position: number
  @Column(instant()) appliedAt: Date
}
