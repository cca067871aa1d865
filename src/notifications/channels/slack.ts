import type { Network } from '../addresses.js'
import { post } from '../outbound.js'
import { outcomeOfAnswer, outcomeOfError, type Outcome } from '../outcome.js'

/** What Slack's incoming webhooks say for good: the address or the channel is no more, or what was sent is no message. */
const final = new Set([400, 403, 404, 410])

/** The three characters that mean something in Slack's texts. */
export const slackText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Posts a message to an incoming webhook. It knows no keys: a repeat after a crash is seen twice. */
export async function sendSlack(
  { address, message }: { address: string; message: object },
  { allowed, now }: { allowed: readonly Network[]; now: Date },
): Promise<Outcome> {
  const headers = { 'content-type': 'application/json', 'user-agent': 'Tocsin' }
  try {
    const answer = await post(address, { headers, body: JSON.stringify(message) }, allowed)
    if (final.has(answer.status)) return { kind: 'FAILED', why: `Slack answered ${answer.status}.` }
    return outcomeOfAnswer(answer, now)
  } catch (error) {
    return outcomeOfError(error)
  }
}
