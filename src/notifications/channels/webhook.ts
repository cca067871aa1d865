import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Network } from '../addresses.js'
import { post } from '../outbound.js'
import { outcomeOfAnswer, outcomeOfError, type Outcome } from '../outcome.js'

/** A new secret, as receivers configure it: `whsec_` and 24 bytes in base64 (Standard Webhooks). */
export const newSigningSecret = () => `whsec_${randomBytes(24).toString('base64')}`

/**
 * Posts a payload signed after the Standard Webhooks specification. `key` stays the same with every attempt: a receiver
 * that looks at it takes each message once.
 */
export async function sendWebhook(
  { address, secret, key, payload }: { address: string; secret: string; key: string; payload: object },
  { allowed, now }: { allowed: readonly Network[]; now: Date },
): Promise<Outcome> {
  const body = JSON.stringify(payload)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Tocsin',
    'webhook-id': key,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(key, now, body),
  }
  try {
    return outcomeOfAnswer(await post(address, { headers, body }, allowed), now)
  } catch (error) {
    return outcomeOfError(error)
  }
}
