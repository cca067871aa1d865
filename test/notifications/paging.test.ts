import { afterAll, expect, test } from '@jest/globals'
import { setNotificationRules } from '../../src/notifications/index.js'
import { ladderDesk } from '../escalation/ladder-desk.js'
import { testDesk } from '../harness/desk.js'
import { openInbox } from '../harness/inbox.js'
import { reach } from '../harness/reach.js'

const inbox = await openInbox()
const desk = await testDesk({ inbox })
afterAll(() => desk.close())
const ann = await desk.hire('Ann')
const mail = await reach(desk, inbox, ann.id, 'ann')
const hook = await reach(desk, inbox, ann.id, 'ann-phone', 'WEBHOOK')
const { openOn, pass } = ladderDesk(desk)
const open = (title: string, targetIds = [ann.id]) => openOn([targetIds], {}, { title })

const came = () =>
  inbox
    .take()
    .map(({ to, subject }) => `${to}: ${subject}`)
    .sort()

test('a page goes at once on every verified contact method of a person without rules', async () => {
  const id = await open('Till is down')
  await pass('0s')
  expect(came()).toEqual(['ann-phone: P2 INC-1: Till is down', 'ann@example.org: P2 INC-1: Till is down'])
  await desk.resolve(id)
  await pass('5m')
})

test('rules say which way is used when, and what waits is held back once somebody answers', async () => {
  await desk.do(setNotificationRules, {
    userId: ann.id,
    rules: [
      { contactMethodId: hook, delay: 0 },
      { contactMethodId: mail, delay: 120_000 },
    ],
  })
  await open('Again')
  await pass('0s')
  expect(came()).toEqual(['ann-phone: P2 INC-2: Again'])
  await pass('2m')
  expect(came()).toEqual(['ann@example.org: P2 INC-2: Again'])
  const third = await open('Third')
  await pass('1m')
  expect(came()).toEqual(['ann-phone: P2 INC-3: Third'])
  await desk.acknowledge(third)
  await pass('10m')
  expect(came()).toEqual([])
})
