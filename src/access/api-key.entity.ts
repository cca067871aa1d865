import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional } from '../database/columns.js'

/** A credential. The key itself is shown once and stored only as its SHA-256. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn(id('api_key')) id: string
  @Index('api_key_organization') @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  /** The first characters, to tell keys apart. */
  @Column({ type: 'varchar', length: 16 }) prefix: string
  @Index('api_key_hash', { unique: true }) @Column({ type: 'binary', length: 32 }) hash: Buffer
  /** Whom it acts as; without one it is a program. */
  @Column(optional(id('user'))) userId: string | null
  @Column(instant()) createdAt: Date
}
