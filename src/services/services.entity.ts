import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Priority } from '../classification/index.js'
import { id, instant, optional, word } from '../database/columns.js'

/** A system or a business function that incidents affect. */
@Entity('service')
@Index('service_name', ['organizationId', 'name', 'id'])
export class ServiceEntity {
  @PrimaryColumn(id('service')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(optional({ type: 'mediumtext' })) description: string | null
  @Column(optional(id('category'))) categoryId: string | null
  @Index('service_owner_team') @Column(optional(id('team'))) ownerTeamId: string | null
  /** Whom its incidents page; the room of escalations says what it means. */
  @Index('service_escalation_policy')
  @Column(optional(id('escalation_policy')))
  escalationPolicyId: string | null
  @Column(optional(word(2))) criticality: Priority | null
  /** While true its health is MAINTENANCE, whatever incidents say. */
  @Column({ type: 'boolean', default: false }) maintenance: boolean
  @Column(optional(instant())) retiredAt: Date | null
}

/** One service needs another one. */
@Entity('service_dependency')
export class ServiceDependencyEntity {
  @PrimaryColumn(id('service')) serviceId: string
  @PrimaryColumn(id('service')) @Index('service_dependency_depends_on') dependsOnId: string
  @Column(id('organization')) organizationId: string
}
