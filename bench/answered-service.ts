import { setTimeout as delay } from 'node:timers/promises'
import { insertRows } from '../src/database/rows.js'
import { idText, newId } from '../src/ids/type-id.js'
import { ContactMethodEntity } from '../src/people/people.entity.js'
import type { Contestant } from './contestants.js'
import { mutate } from './mutate.js'
import type { World } from './world.js'

interface Named {
  id: string
}

/** Longer than a run takes, so that nothing falls due in it and what is paged waits. */
const later = 'PT2H'

/**
 * The id of a new service whose incidents are promised an answer and a solution, and page somebody: two clocks, a
 * ladder and a message, with their timers.
 */
export async function answeredService(desk: Contestant, world: World): Promise<string> {
  const { service } = await mutate<{ service: Named }>(
    desk,
    world,
    'createService',
    { name: 'Checkout' },
    'service { id }',
  )
  const conditions = { serviceIds: [service.id] }
  const { escalationPolicy } = await mutate<{ escalationPolicy: Named }>(
    desk,
    world,
    'createEscalationPolicy',
    { name: 'Checkout', steps: [{ targetIds: [await responder(desk, world)], timeout: later }] },
    'escalationPolicy { id }',
  )
  const policy = { serviceId: service.id, policyId: escalationPolicy.id }
  await mutate(desk, world, 'setServiceEscalationPolicy', policy, 'service { id }')
  const [calendar] = await world.dataSource.query<{ id: Buffer }[]>(
    'SELECT id FROM business_calendar LIMIT 1',
  )
  const targets = ['RESPONSE', 'RESOLUTION'].map((metric) => ({ metric, priority: 'P3', target: later }))
  const calendarId = idText('business_calendar', calendar?.id ?? Buffer.alloc(16))
  await mutate(
    desk,
    world,
    'createSlaPolicy',
    { name: 'Checkout', conditions, calendarId, targets },
    'slaPolicy { id }',
  )
  await untilReached(world)
  return service.id
}

/** Somebody who is told later, by mail: no message leaves during a run. */
async function responder(desk: Contestant, world: World): Promise<string> {
  const email = `responder-${Date.now()}@example.com`
  const input = { name: 'Responder', email, role: 'RESPONDER' }
  const { user } = await mutate<{ user: Named }>(desk, world, 'createUser', input, 'user { id }')
  const contactMethodId = newId('contact_method')
  await insertRows(world.dataSource.manager, ContactMethodEntity, [
    {
      id: contactMethodId,
      organizationId: idText('organization', Buffer.from(world.organizationId, 'hex')),
      userId: user.id,
      channel: 'EMAIL',
      address: email,
      label: null,
      verified: true,
    },
  ])
  const rules = [{ contactMethodId, delay: later }]
  await mutate(desk, world, 'setNotificationRules', { userId: user.id, rules }, 'user { id }')
  return user.id
}

/** Until the new promise has looked at all open incidents, which would otherwise go on while others are measured. */
async function untilReached({ dataSource }: World): Promise<void> {
  for (;;) {
    const waiting = await dataSource.query<unknown[]>("SELECT 1 FROM timer WHERE kind = 'reach-incidents'")
    if (waiting.length === 0) return
    await delay(200)
  }
}
