import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Network } from '../addresses.js'
import { post } from '../outbound.js'
import { outcomeOfAnswer, outcomeOfError, type Outcome } from '../outcome.js'

/** A new secret, as receivers configure it: `whsec_` and 24 bytes in base64 (Standard Webhooks). */
export const newSigningSecret = () => `whsec_${randomBytes(24).toString('base64')}`

/** A message to a webhook. `key` stays the same with every attempt: a receiver that looks at it takes each once. */
export interface WebhookMessage {
  address: string
  secret: string
  key: string
  payload: object
}

interface Terms {
  allowed: readonly Network[]
  now: Date
}

/** Posts a payload signed after the Standard Webhooks specification. */
export async function sendWebhook(message: WebhookMessage, terms: Terms): Promise<Outcome> {
  try {
    return outcomeOfAnswer(await postSigned(message, terms), terms.now)
  } catch (error) {
    return outcomeOfError(error)
  }
}

/** Posts a challenge, which whoever owns the address sends back: alone, or as `challenge` in JSON. */
export async function challengeWebhook(
  { challenge, ...message }: Omit<WebhookMessage, 'payload'> & { challenge: string },
  terms: Terms,
): Promise<{ outcome: Outcome; echoed: boolean }> {
  const payload = {
    type: 'contact.verification',
    timestamp: terms.now.toISOString(),
    data: { challenge },
  }
  try {
    const answer = await postSigned({ ...message, payload }, terms)
    const outcome = outcomeOfAnswer(answer, terms.now)
    return { outcome, echoed: outcome.kind === 'SENT' && isEcho(answer.body, challenge) }
  } catch (error) {
    return { outcome: outcomeOfError(error), echoed: false }
  }
}

/** Not whoever sends back all that it gets: the challenge must stand at the top. */
function isEcho(body: string, challenge: string): boolean {
  if (body.trim() === challenge) return true
  try {
    const answer: unknown = JSON.parse(body)
    return (
      typeof answer === 'object' && answer !== null && 'challenge' in answer && answer.challenge === challenge
    )
  } catch {
    return false
  }
}

function postSigned({ address, secret, key, payload }: WebhookMessage, { allowed, now }: Terms) {
  const body = JSON.stringify(payload)
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Tocsin',
    'webhook-id': key,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
    'webhook-signature': new Webhook(secret).sign(key, now, body),
  }
  return post(address, { headers, body }, allowed)
}
