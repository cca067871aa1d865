import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional, word } from '../database/columns.js'
import type { ActorKind, OrganizationRole } from '../database/work.js'

/** A credential of a program, or of a person who works with one. */
@Entity('api_key')
export class ApiKeyEntity {
  @PrimaryColumn(id('api_key')) id: string
  @Index('api_key_organization') @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  /** The first characters of its newest secret, to tell keys apart. */
  @Column({ type: 'varchar', length: 16 }) prefix: string
  /** Whom it acts as; without one it is a program. */
  @Column(optional(id('user'))) userId: string | null
  /** What it may do; never more than whom it acts as. */
  @Column(word(16, { default: 'ADMIN' })) role: OrganizationRole
  @Column(word(8, { default: 'SYSTEM' })) createdByKind: ActorKind
  @Column(optional(id('user'))) createdByUserId: string | null
  @Column({ type: 'varchar', length: 200, default: 'Tocsin' }) createdByName: string
  @Column(instant()) createdAt: Date
  @Column(optional(instant())) expiresAt: Date | null
  /** To the minute: see api-keys.ts. */
  @Column(optional(instant())) lastUsedAt: Date | null
  @Column(optional(instant())) revokedAt: Date | null
}

/** What a key is proved with: shown once, kept only as its SHA-256. One that was replaced goes on for a while. */
@Entity('api_key_secret')
export class ApiKeySecretEntity {
  @PrimaryColumn({ type: 'binary', length: 32 }) hash: Buffer
  @Index('api_key_secret_key') @Column(id('api_key')) apiKeyId: string
  @Column(id('organization')) organizationId: string
  /** Null while it is the key's newest. */
  @Column(optional(instant())) validUntil: Date | null
}
