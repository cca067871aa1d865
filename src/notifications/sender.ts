import type { DataSource } from 'typeorm'
import type { Transact } from '../database/transact.js'
import type { Duty } from '../engine/duty.js'
import { desk } from '../engine/engine.js'
import { pause } from '../time/pause.js'
import type { Clock } from '../time/clock.js'
import { traced, type Note } from '../tracing/traced.js'
import { claimDue, lease, oldestDue, stillWanted, type Claim } from './claims.js'
import { deliver, type Channels, type Delivery } from './delivering.js'
import type { NotificationEntity } from './notification.entity.js'
import { channelNames } from './notification.events.js'
import { senderAudit } from './sender-audit.js'
import { recordDelivery } from './use-cases/record-delivery.js'

export interface SenderParts {
  dataSource: DataSource
  clock: Clock
  transact: Transact
  channels: Channels
  /** Hears of what should not happen; what receivers do is no news. */
  onError: (message: string, error: unknown) => void
  /** Messages of a channel that are on their way at once. */
  lanes?: number
}

/** How long, in milliseconds, a slow receiver keeps others from being looked for where all lanes are taken or none is due. */
const glance = 250

/** One duty for each channel: a mail server that hangs holds up no webhook. */
export const senderDuties = (parts: SenderParts): Duty[] =>
  (['EMAIL', 'WEBHOOK', 'SLACK'] as const).map((channel) => senderDuty(parts, channel))

/** Claims, commits, sends under the key of the claim, and marks; a crash in between repeats it under the same key. */
function senderDuty(parts: SenderParts, channel: NotificationEntity['channel']): Duty {
  const { dataSource, clock, lanes = 12 } = parts
  const { manager } = dataSource
  const onTheirWay = new Set<Promise<void>>()

  const begin = (claim: Claim, working: () => void) => {
    const sending: Promise<void> = traced(`message by ${channelNames[channel]}`, { place: 'alone' }, (note) =>
      sendClaim(parts, claim, note),
    )
      .catch((error: unknown) => parts.onError('a message could not be sent', error))
      .finally(() => {
        onTheirWay.delete(sending)
        working()
      })
    onTheirWay.add(sending)
  }

  return {
    name: `messages by ${channelNames[channel]}`,
    run: async (mayClaim, working) => {
      let begun = 0
      for (;;) {
        const free = lanes - onTheirWay.size
        const claims =
          free > 0 && (await mayClaim()) ? await claimDue(dataSource, channel, clock.now(), free) : []
        for (const claim of claims) begin(claim, working)
        begun += claims.length
        if (claims.length > 0) continue
        if (onTheirWay.size === 0) return begun
        await Promise.race([...onTheirWay, pause(glance)])
      }
    },
    waitingSince: (now) => oldestDue(manager, channel, now),
    failing: async () => {
      const [row] = await manager.query<{ n: string }[]>(
        'SELECT COUNT(*) AS n FROM notification WHERE channel = ? AND urgent IN (0, 1) AND dueAt IS NOT NULL AND attempts > 0',
        [channel],
      )
      return Number(row?.n)
    },
    audit: senderAudit(manager, channel),
    // A round may last as long as the slowest receiver.
    patience: lease,
  }
}

async function sendClaim(
  { dataSource, clock, transact, channels, onError }: SenderParts,
  claim: Claim,
  note: Note,
): Promise<void> {
  const [first, ...others] = await stillWanted(dataSource.manager, claim)
  if (!first) return
  const bundle = [first, ...others] as const
  const delivery = await deliver(dataSource.manager, bundle, channels, clock.now()).catch(
    (error: unknown): Delivery => {
      onError(`the message ${claim.bundleId} could not be made`, error)
      return { kind: 'RETRY', why: 'The desk could not make the message.', after: 0 }
    },
  )
  note({ 'tocsin.messages': bundle.length, 'tocsin.delivery': delivery.kind })
  const ids = bundle.map(({ id }) => id)
  await transact(desk(first.organizationId), recordDelivery, { ...claim, ids, delivery })
}
