import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional } from '../database/columns.js'

/** Something that monitoring noticed, from the first time until it says that it is over. */
@Entity('alert')
@Index('alert_open_key', ['organizationId', 'openKey'], { unique: true })
@Index('alert_incident', ['incidentId', 'firstAt', 'id'])
export class AlertEntity {
  @PrimaryColumn(id('alert')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 255 }) dedupKey: string
  /** SHA-256 of the key's bytes while the alert is open, else null: one open alert for each key, compared exactly. */
  @Column({ type: 'binary', length: 32, nullable: true }) openKey: Buffer | null
  @Column({ type: 'varchar', length: 1000 }) summary: string
  @Column({ type: 'varchar', length: 255, nullable: true }) source: string | null
  @Column(optional(id('service'))) serviceId: string | null
  /** The incident that it belongs to by now: merging moves it. */
  @Column(optional(id('incident'))) incidentId: string | null
  /** The incident that it opened. */
  @Column(optional(id('incident'))) openedIncidentId: string | null
  @Column(optional(json())) details: Record<string, unknown> | null
  @Column({ type: 'int' }) count: number
  @Column(instant()) firstAt: Date
  @Column(instant()) lastAt: Date
  @Column(optional(instant())) resolvedAt: Date | null
}
