import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import type { Priority, Severity, Urgency } from '../classification/index.js'
import { id, instant, instantOrNever, json, optional, searchText, word } from '../database/columns.js'
import type { ActorKind } from '../database/work.js'
import type { Facets } from './facets.js'
import type { HoldReason, IncidentRoleKind, IncidentStatus } from './incident.enums.js'

export interface IncidentLink {
  url: string
  title: string
}

@Entity('incident')
@Index('incident_number', ['organizationId', 'number'], { unique: true })
@Index('incident_opened', ['organizationId', 'openedAt', 'number'])
@Index('incident_updated', ['organizationId', 'updatedAt', 'number'])
@Index('incident_priority', ['organizationId', 'priority', 'openedAt', 'number'])
@Index('incident_open_number', ['organizationId', 'open', 'number'])
@Index('incident_board', ['organizationId', 'open', 'priority', 'openedAt', 'number'])
@Index('incident_status', ['organizationId', 'status', 'number'])
@Index('incident_restricted', ['organizationId', 'restricted'])
@Index('incident_next_breach', ['organizationId', 'nextBreachAt', 'number'])
@Index('incident_sla_breached', ['organizationId', 'slaBreached', 'number'])
@Index('incident_escalated', ['organizationId', 'escalated', 'number'])
@Index('incident_owner_user', ['ownerUserId', 'number'])
@Index('incident_owner_team', ['ownerTeamId', 'number'])
@Index('incident_parent', ['parentId', 'number'])
@Index('incident_technical', ['technicalCategoryId', 'id'])
@Index('incident_search', ['searchText'], { fulltext: true })
export class IncidentEntity {
  @PrimaryColumn(id('incident')) id: string
  @Column(id('organization')) organizationId: string
  /** Null only inside the transaction that opens it. */
  @Column(optional({ type: 'int' })) number: number
  @Column({ type: 'varchar', length: 300 }) title: string
  @Column(optional({ type: 'mediumtext' })) description: string | null
  @Column(word(16)) status: IncidentStatus
  /** Neither resolved, closed nor canceled; kept for the indexes. */
  @Column({ type: 'boolean' }) open: boolean
  @Column(word(8)) severity: Severity
  @Column(word(8)) urgency: Urgency
  @Column(word(2)) priority: Priority
  @Column({ type: 'boolean' }) priorityOverridden: boolean
  @Column(optional(id('category'))) typeId: string | null
  @Column(optional(id('category'))) technicalCategoryId: string | null
  @Column(optional(id('category'))) serviceCategoryId: string | null
  @Column(json()) labels: string[]
  @Column(json()) links: IncidentLink[]
  @Column({ type: 'boolean' }) major: boolean
  @Column({ type: 'boolean' }) drill: boolean
  /** Seen only by its readers: see facets.ts. */
  @Column({ type: 'boolean', default: false }) restricted: boolean
  @Column(optional(id('user'))) ownerUserId: string | null
  @Column(optional(id('team'))) ownerTeamId: string | null
  @Column(word(8)) reporterKind: ActorKind
  @Column(optional(id('user'))) reporterUserId: string | null
  /** The program that reported it; null where a person did. */
  @Column(optional(id('api_key'))) reporterKeyId: string | null
  @Column({ type: 'varchar', length: 200 }) reporterName: string
  @Column(optional(id('incident'))) parentId: string | null
  @Column(optional(id('incident'))) duplicateOfId: string | null
  @Column(optional(word(20))) holdReason: HoldReason | null
  @Column(optional(instant())) heldUntil: Date | null
  @Column(optional({ type: 'mediumtext' })) resolution: string | null
  @Column(instant()) startedAt: Date
  @Column(instant()) openedAt: Date
  @Column(optional(instant())) expectedResolutionAt: Date | null
  @Column(optional(instant())) acknowledgedAt: Date | null
  @Column(optional(instant())) mitigatedAt: Date | null
  @Column(optional(instant())) resolvedAt: Date | null
  @Column(optional(instant())) closedAt: Date | null
  /** The last time that it was reopened: no later resolution lies before. */
  @Column(optional(instant())) reopenedAt: Date | null
  /** How long it was resolved before it was reopened, all times together, in milliseconds. */
  @Column({ type: 'bigint', default: 0 }) resolvedFor: number
  /** The soonest instant at which a running SLA clock breaches. */
  @Column(instantOrNever()) nextBreachAt: Date | null
  @Column({ type: 'boolean', default: false }) slaBreached: boolean
  /** Somebody is being paged for it: a ladder is active. */
  @Column({ type: 'boolean', default: false }) escalated: boolean
  /** When the acknowledgement runs out; null where it holds for good, stands still, or there is none. */
  @Column(optional(instant())) acknowledgementExpiresAt: Date | null
  /** What is left of an acknowledgement that stands still, in milliseconds. */
  @Column(optional({ type: 'bigint' })) acknowledgementLeft: number | null
  @Column(instant()) updatedAt: Date
  @Column({ type: 'int' }) version: number
  /** What filters can ask of it, as the log keeps it too. */
  @Column(json()) facets: Facets
  /** Title, description and resolution as tokens (search.ts): written with the row, never read with it. */
  @Column(searchText()) searchText?: string
}

/** Which services an incident affects; their order stands in the incident's facets. */
@Entity('incident_service')
@Index('incident_service_service', ['serviceId', 'incidentId'])
export class IncidentServiceEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn(id('service')) serviceId: string
  @Column(id('organization')) organizationId: string
}

/** Labels for filters, compared byte for byte. */
@Entity('incident_label')
@Index('incident_label_label', ['organizationId', 'label', 'incidentId'])
export class IncidentLabelEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn({ type: 'varbinary', length: 400 }) label: Buffer
  @Column(id('organization')) organizationId: string
}

@Entity('incident_watcher')
export class IncidentWatcherEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn(id('user')) @Index('incident_watcher_user') userId: string
  @Column(id('organization')) organizationId: string
}

/** Who may see a restricted incident: users, teams and programs, all of whose ids differ. */
@Entity('incident_reader')
@Index('incident_reader_reader', ['organizationId', 'readerId'])
export class IncidentReaderEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn({ type: 'binary', length: 16 }) readerId: Buffer
  @Column(id('organization')) organizationId: string
}

@Entity('incident_role')
export class IncidentRoleEntity {
  @PrimaryColumn(id('incident')) incidentId: string
  @PrimaryColumn(word(24)) kind: IncidentRoleKind
  @PrimaryColumn(id('user')) userId: string
  @Column(id('organization')) organizationId: string
  @Column(instant()) assignedAt: Date
}
