import { Column, Entity, Index, PrimaryColumn } from 'typeorm'
import { id, instant, json, optional, word } from '../database/columns.js'
import type { ContactMethodEntity } from '../people/index.js'
import type { NotificationCause, NotificationState } from './notification.enums.js'

/** What a message says beside what is read of its incident when it goes out. */
export interface Asked {
  /** What is asked of the reader, one sentence. */
  ask: string
  /** Until when, as an ISO string; null where nobody waits for it. */
  by: string | null
}

/** One message to one person on one way: for one cause it cannot be there twice. */
@Entity('notification')
@Index('notification_cause', ['causeKey', 'contactMethodId'], { unique: true })
@Index('notification_due', ['channel', 'urgent', 'dueAt'])
@Index('notification_bundle', ['bundleId'])
@Index('notification_contact', ['contactMethodId', 'dueAt'])
@Index('notification_group', ['groupId', 'state'])
@Index('notification_incident', ['incidentId', 'id'])
@Index('notification_sent', ['organizationId', 'cause', 'sentAt'])
export class NotificationEntity {
  @PrimaryColumn(id('notification')) id: string
  @Column(id('organization')) organizationId: string
  @Column(word(24)) cause: NotificationCause
  /** SHA-256 of what must be told once. */
  @Column({ type: 'binary', length: 32 }) causeKey: Buffer
  @Column(optional(id('incident'))) incidentId: string | null
  @Column(optional(id('analysis'))) analysisId: string | null
  @Column(optional(id('action_item'))) actionItemId: string | null
  /** What it belongs to and is suppressed with: a ladder. */
  @Column(optional(word(64))) groupId: string | null
  @Column(id('user')) recipientId: string
  @Column(id('contact_method')) contactMethodId: string
  @Column(word(16)) channel: ContactMethodEntity['channel']
  @Column({ type: 'varchar', length: 2000 }) address: string
  @Column({ type: 'varchar', length: 300 }) subject: string
  @Column(json()) asked: Asked
  /** Somebody has to get up for it: it goes before all that has not. */
  @Column({ type: 'boolean' }) urgent: boolean
  @Column(word(16)) state: NotificationState
  @Column({ type: 'int' }) attempts: number
  @Column(optional({ type: 'varchar', length: 500 })) lastError: string | null
  /**
   * The key under which it goes out: its own id, or that of the bundle; null until it is first claimed. What has one
   * is sent under it and with those that have the same, however often.
   */
  @Column(optional(word(64))) bundleId: string | null
  /** When it is to be looked at next: when it may go out, or when the claim on it is over. Null once it has ended. */
  @Column(optional(instant())) dueAt: Date | null
  @Column(optional(word(64))) claimToken: string | null
  @Column(instant()) createdAt: Date
  @Column(optional(instant())) sentAt: Date | null
}

/** Which contact method of a person a page uses, how long after. Where a person has none, all that are verified. */
@Entity('notification_rule')
export class NotificationRuleEntity {
  @PrimaryColumn(id('contact_method')) contactMethodId: string
  @Column(id('organization')) organizationId: string
  @Index('notification_rule_user') @Column(id('user')) userId: string
  /** Milliseconds. */
  @Column({ type: 'int' }) delay: number
}

/** When the last page for a contact method began: further ones wait and go together. */
@Entity('contact_pace')
export class ContactPaceEntity {
  @PrimaryColumn(id('contact_method')) contactMethodId: string
  @Column(id('organization')) organizationId: string
  @Column(instant()) nextAt: Date
  @Column(optional(word(64))) claimToken: string | null
}

/** The code that was last sent to a contact method follows from the notification's id and the organisation's key. */
@Entity('contact_verification')
export class ContactVerificationEntity {
  @PrimaryColumn(id('contact_method')) contactMethodId: string
  @Column(id('organization')) organizationId: string
  @Column(id('notification')) notificationId: string
  @Column(instant()) sentAt: Date
  @Column({ type: 'int' }) triesLeft: number
}

/** With what messages to a webhook are signed. Apart from the contact method, which everybody may read. */
@Entity('contact_secret')
export class ContactSecretEntity {
  @PrimaryColumn(id('contact_method')) contactMethodId: string
  @Column(id('organization')) organizationId: string
  @Column(word(64)) secret: string
}

/** What an organisation signs links and codes with. */
@Entity('signing_key')
export class SigningKeyEntity {
  @PrimaryColumn(id('organization')) organizationId: string
  @Column({ type: 'binary', length: 32 }) key: Buffer
}
