import { afterAll, expect, test } from '@jest/globals'
import { AlertEntity } from '../../src/alerts/alert.entity.js'
import { receiveAlert } from '../../src/alerts/use-cases/receive-alert.js'
import { resolveAlert } from '../../src/alerts/use-cases/resolve-alert.js'
import { selectRows } from '../../src/database/rows.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())

test('a thousand equal alerts at once, at three copies, open one incident and count a thousand', async () => {
  const copies = [desk.desk, await desk.another(), await desk.another()]
  const hands = copies.map((copy) => desk.as(desk.program(), copy))
  const before = await desk.incidents()
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, (_, index) =>
      (hands[index % hands.length] ?? desk).do(receiveAlert, { dedupKey: 'storm', summary: 'It rains' }),
    ),
  )
  expect(answers.filter((answer) => answer.opened)).toHaveLength(1)
  expect(new Set(answers.map((answer) => answer.incident)).size).toBe(1)
  expect((await desk.incidents()).length).toBe(before.length + 1)
  const [alert] = await selectRows(desk.manager, AlertEntity, 'WHERE dedupKey = ?', ['storm'])
  expect(alert?.count).toBe(1_000)
})

test('alerts that come and go while people resolve and merge leave no alert open on what is over', async () => {
  const hand = desk.as(desk.program())
  const keys = ['a', 'b', 'c', 'd']
  const people = desk.as(await desk.hire('Bo'))
  await Promise.all(
    Array.from({ length: 80 }, async (_, index) => {
      const dedupKey = keys[index % keys.length] as string
      const { incident } = await hand.do(receiveAlert, { dedupKey, summary: dedupKey })
      if (index % 5 === 0) await people.resolve(incident).catch(() => undefined)
      if (index % 7 === 0) await hand.do(resolveAlert, { dedupKey })
      const [other] = (await desk.incidents()).filter(({ open, id }) => open && id !== incident)
      if (index % 11 === 0 && other) await people.merge(incident, other.id).catch(() => undefined)
    }),
  )
  const stray = await selectRows(
    desk.manager,
    AlertEntity,
    'JOIN incident ON incident.id = alert.incidentId WHERE alert.openKey IS NOT NULL AND NOT incident.open',
  )
  expect(stray).toEqual([])
})
