import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, optional, word } from '../database/columns.js'
import type { OrganizationRole, TeamRole } from '../database/work.js'
import type { ContactChannel } from './people.types.js'

/** A person. */
@Entity('user')
@Index('user_email', ['organizationId', 'emailKey'], { unique: true })
@Index('user_name', ['organizationId', 'name', 'id'])
@Index('user_subject', ['organizationId', 'subject'], { unique: true })
export class UserEntity {
  @PrimaryColumn(id('user')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(word(254)) email: string
  /** The address in lower case: two people cannot share one. */
  @Column(word(254)) emailKey: string
  @Column(word(64)) timeZone: string
  /** What the person may do in the whole organisation. */
  @Column(word(16, { default: 'RESPONDER' })) role: OrganizationRole
  /** Who the person is for the issuer of their tokens: SHA-256 of issuer and subject. */
  @Column(optional({ type: 'binary', length: 32 })) subject: Buffer | null
  /** When the token was issued that last gave the role: an older one says nothing any more. */
  @Column(optional(instant())) roleIssuedAt: Date | null
  @Column({ type: 'boolean', default: true }) active: boolean
  @Column(instant()) createdAt: Date
}

/** A way to reach a person. */
@Entity('contact_method')
export class ContactMethodEntity {
  @PrimaryColumn(id('contact_method')) id: string
  @Column(id('organization')) organizationId: string
  @Index('contact_method_user') @Column(id('user')) userId: string
  @Column(word(16)) channel: keyof typeof ContactChannel
  @Column({ type: 'varchar', length: 2000 }) address: string
  @Column(optional({ type: 'varchar', length: 200 })) label: string | null
  @Column({ type: 'boolean', default: false }) verified: boolean
}

/** A group of people who respond together. */
@Entity('team')
@Index('team_name', ['organizationId', 'name', 'id'])
export class TeamEntity {
  @PrimaryColumn(id('team')) id: string
  @Column(id('organization')) organizationId: string
  @Column({ type: 'varchar', length: 200 }) name: string
  @Column(optional({ type: 'mediumtext' })) description: string | null
  @Column(optional(instant())) retiredAt: Date | null
}

@Entity('team_membership')
export class TeamMembershipEntity {
  @PrimaryColumn(id('team')) teamId: string
  @PrimaryColumn(id('user')) @Index('team_membership_user') userId: string
  @Column(id('organization')) organizationId: string
  @Column(word(16)) role: TeamRole
  @Column(optional({ type: 'varchar', length: 100, name: 'function' })) function: string | null
}
