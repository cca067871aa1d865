import { afterAll, expect, test } from '@jest/globals'
import { insertRows, selectRows } from '../../src/database/rows.js'
import { newId } from '../../src/ids/type-id.js'
import { newSigningSecret } from '../../src/notifications/channels/webhook.js'
import { ContactSecretEntity, NotificationEntity } from '../../src/notifications/notification.entity.js'
import { ContactMethodEntity } from '../../src/people/index.js'
import { ladderDesk } from '../escalation/ladder-desk.js'
import { compiled } from '../harness/compiled.js'
import { testDesk } from '../harness/desk.js'
import { openInbox } from '../harness/inbox.js'
import { killedAt } from '../harness/killed-process.js'
import type { Death, Order } from '../notifications/sending-process.js'

const inbox = await openInbox()
const desk = await testDesk({ inbox })
afterAll(() => desk.close())
const { openOn } = ladderDesk(desk)
const program = await compiled('test/notifications/sending-process.ts')
const kills = 50

/** Somebody with a verified webhook, as it stands in the tables. */
async function somebody(index: number): Promise<string> {
  const { id: userId, organizationId } = await desk.hire(`Person ${index}`)
  const id = newId('contact_method')
  const method = {
    id,
    organizationId,
    userId,
    channel: 'WEBHOOK',
    address: inbox.url(id),
    label: null,
    verified: true,
  }
  await insertRows(desk.manager, ContactMethodEntity, [method as ContactMethodEntity])
  await insertRows(desk.manager, ContactSecretEntity, [
    { contactMethodId: id, organizationId, secret: newSigningSecret() },
  ])
  return userId
}

test.each<{ death: Death; where: string; repeats: number }>([
  { death: 'claimed', where: 'between claim and send', repeats: 0 },
  { death: 'sent', where: 'between send and mark', repeats: kills },
])(
  'fifty senders that are killed $where lose no page, and repeat $repeats under the same key',
  async ({ death, repeats }) => {
    const people = await Promise.all(Array.from({ length: 2 * kills }, (_, index) => somebody(index)))
    await openOn([people], {}, { title: death })
    const order = { address: desk.database.address, death }
    for (let kill = 0; kill < kills; kill += 1) {
      await killedAt<Order>(program, { ...order, now: desk.clock.now().toISOString(), after: kill % 2 })
      // What the dead process holds is free again when its lease is over, not before.
      desk.clock.advance('30s')
    }
    desk.clock.advance('5m')
    while ((await desk.desk.engine.tick()) > 0) desk.clock.advance('1m')
    const pages = await selectRows(desk.manager, NotificationEntity, 'WHERE subject LIKE ?', [`%${death}`])
    expect(pages).toHaveLength(people.length)
    expect(pages.filter(({ state }) => state !== 'SENT')).toEqual([])
    const keys = inbox.take().map(({ key }) => key)
    expect(new Set(keys)).toEqual(new Set(pages.map(({ bundleId }) => bundleId)))
    expect(keys.length - new Set(keys).size).toBe(repeats)
  },
  300_000,
)
