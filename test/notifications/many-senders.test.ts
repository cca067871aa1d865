import { afterAll, expect, test } from '@jest/globals'
import { selectRows } from '../../src/database/rows.js'
import { NotificationEntity } from '../../src/notifications/notification.entity.js'
import { ladderDesk } from '../escalation/ladder-desk.js'
import { contactOf } from '../harness/contacts.js'
import { testDesk } from '../harness/desk.js'
import { openInbox } from '../harness/inbox.js'

const inbox = await openInbox()
const desk = await testDesk({ inbox })
const copies = [desk.desk, await desk.another(), await desk.another()]
afterAll(() => desk.close())
const { openOn } = ladderDesk(desk)

test('three engines page 500 people whose steps are due in the same second, each once', async () => {
  const last = { id: '' }
  for (let index = 0; index < 500; index += 1) {
    const { id } = await desk.hire(`Person ${index}`)
    await contactOf(desk.manager, id, { address: `person-${index}@example.org` })
    // Nobody of the first step can be reached, so that all that goes out is the second step.
    const { id: nobody } = index % 100 === 0 ? await desk.hire('Nobody') : last
    last.id = nobody
    await openOn([[nobody], [id]], {}, { title: `Number ${index}` })
  }
  desk.clock.advance('5m')
  const ticked = await Promise.all(
    copies.map(async ({ engine }) => {
      let done = 0
      for (let more = 1; more > 0; done += more) more = await engine.tick()
      return done
    }),
  )
  const pages = await selectRows(desk.manager, NotificationEntity, "WHERE cause = 'PAGE'")
  expect(pages).toHaveLength(500)
  expect(pages.filter(({ state }) => state !== 'SENT')).toEqual([])
  const to = inbox.take().map((mail) => mail.to)
  expect(to).toHaveLength(500)
  expect(new Set(to).size).toBe(500)
  // None of them stood by while another did it all.
  for (const done of ticked) expect(done).toBeGreaterThan(0)
})
