import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional, word } from '../database/columns.js'
import type { ActorKind } from '../database/work.js'
import type { Audience } from './incident.enums.js'

/** Something to do within one incident. */
@Entity('incident_task')
@Index('incident_task_incident', ['incidentId', 'id'])
export class IncidentTaskEntity {
  @PrimaryColumn(id('incident_task')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('incident')) incidentId: string
  @Column({ type: 'varchar', length: 300 }) title: string
  @Column(optional(id('user'))) assigneeId: string | null
  @Column({ type: 'boolean' }) done: boolean
  @Column(optional(instant())) completedAt: Date | null
}

/** What stakeholders were told; never changed afterwards. */
@Entity('status_update')
@Index('status_update_incident', ['incidentId', 'postedAt', 'id'])
export class StatusUpdateEntity {
  @PrimaryColumn(id('status_update')) id: string
  @Column(id('organization')) organizationId: string
  @Column(id('incident')) incidentId: string
  @Column({ type: 'mediumtext' }) message: string
  @Column(word(16)) audience: Audience
  @Column(optional(instant())) nextUpdateAt: Date | null
  @Column(optional(instant())) expectedResolutionAt: Date | null
  @Column(word(8)) authorKind: ActorKind
  @Column(optional(id('user'))) authorUserId: string | null
  @Column({ type: 'varchar', length: 200 }) authorName: string
  @Column(instant()) postedAt: Date
}
