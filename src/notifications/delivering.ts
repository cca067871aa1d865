import type { EntityManager } from 'typeorm'
import { selectRow } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { ContactMethodEntity } from '../people/index.js'
import type { Network } from './addresses.js'
import type { Mailer } from './channels/email.js'
import { sendSlack } from './channels/slack.js'
import { challengeWebhook, sendWebhook } from './channels/webhook.js'
import { letterOf, type Letter } from './composing.js'
import { messageOf, plainMessageOf, type Message } from './message.js'
import { ContactSecretEntity, type NotificationEntity } from './notification.entity.js'
import type { Outcome } from './outcome.js'
import { codeOf, signingKey } from './signing-key.js'

/** The ways out of the desk. */
export interface Channels {
  /** null: the desk has no mail server. */
  mailer: Mailer | null
  /** Networks that may be called though they are not public. */
  allowed: readonly Network[]
  /** Where people reach the desk, without a slash at the end. */
  publicUrl: () => string
}

/** What came of it. DROPPED: nobody is there any more to get it. `verified`: the address has proved itself. */
export type Delivery = (Outcome | { kind: 'DROPPED'; why: string }) & { subject?: string; verified?: boolean }

/** Sends the messages of one bundle, at least one, as one. Throws nothing that a receiver can cause. */
export async function deliver(
  manager: EntityManager,
  bundle: readonly [NotificationEntity, ...NotificationEntity[]],
  channels: Channels,
  now: Date,
): Promise<Delivery> {
  const [first] = bundle
  const method = await selectRow(manager, ContactMethodEntity, 'WHERE id = ?', [
    idBytes(first.contactMethodId),
  ])
  const isCode = first.cause === 'CONTACT_VERIFICATION'
  if (!method || !(method.verified || isCode))
    return { kind: 'DROPPED', why: 'The contact method is not there or not verified any more.' }
  const key = await signingKey(manager, first.organizationId)
  const letter = await letterOf(manager, bundle, { key, baseUrl: channels.publicUrl(), now })
  if (!letter) return { kind: 'DROPPED', why: 'The person is not active any more.' }
  const secret = first.channel === 'WEBHOOK' ? await secretOf(manager, first.contactMethodId) : ''
  if (isCode && key !== null)
    return sendCode(first, codeOf(key, first.id, first.channel), secret, channels, now)
  const message = messageFor(first, letter)
  const outcome = await send(first, message, payloadOf(first, letter, message, now), secret, channels, now)
  return { ...outcome, subject: message.subject }
}

async function sendCode(
  row: NotificationEntity,
  code: string,
  secret: string,
  channels: Channels,
  now: Date,
): Promise<Delivery> {
  if (row.channel === 'WEBHOOK') {
    const terms = { allowed: channels.allowed, now }
    const message = { address: row.address, secret, key: row.id, challenge: code }
    const { outcome, echoed } = await challengeWebhook(message, terms)
    return { ...outcome, verified: echoed }
  }
  const message = plainMessageOf(row.subject, [
    `Your code is ${code}. It holds for ten minutes.`,
    'Whoever did not ask for it can let it be: nothing is sent here without it.',
  ])
  return send(row, message, {}, secret, channels, now)
}

function messageFor({ subject, asked }: NotificationEntity, { recipient, items }: Letter): Message {
  return items.length > 0 ? messageOf(items, recipient.timeZone) : plainMessageOf(subject, [asked.ask])
}

/** What a webhook is told; more fields may come. */
function payloadOf(
  { cause, asked }: NotificationEntity,
  { recipient, items }: Letter,
  { subject }: Message,
  now: Date,
): object {
  return {
    type: `notification.${cause.toLowerCase()}`,
    timestamp: now.toISOString(),
    data: {
      subject,
      ask: asked.ask,
      recipient: { id: recipient.id, name: recipient.name },
      incidents: items.map(({ incidentId, acknowledgeLink: _personal, ...item }) => ({
        id: incidentId,
        ...item,
      })),
    },
  }
}

async function send(
  { channel, address, bundleId, id }: NotificationEntity,
  { subject, text, html, slack }: Message,
  payload: object,
  secret: string,
  { mailer, allowed }: Channels,
  now: Date,
): Promise<Outcome> {
  const key = bundleId ?? id
  if (channel === 'WEBHOOK') return sendWebhook({ address, secret, key, payload }, { allowed, now })
  if (channel === 'SLACK') return sendSlack({ address, message: slack }, { allowed, now })
  if (!mailer) return { kind: 'RETRY', why: 'This desk has no mail server: SMTP_URL is not set.', after: 0 }
  return mailer.send({ to: address, subject, text, html, key })
}

async function secretOf(manager: EntityManager, contactMethodId: string): Promise<string> {
  const row = await selectRow(manager, ContactSecretEntity, 'WHERE contactMethodId = ?', [
    idBytes(contactMethodId),
  ])
  if (!row) throw new Error('a webhook without a secret')
  return row.secret
}
