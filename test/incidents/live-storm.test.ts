import { afterAll, expect, jest, test } from '@jest/globals'
import type { Desk } from '../../src/desk.js'
import { advanceConsumer } from '../../src/incidents/use-cases/advance-consumer.js'
import { logCursor } from '../../src/log/cursor.js'
import { testDesk } from '../harness/desk.js'
import { storm } from '../log/storm.js'
import { Reader } from './reader.js'

const desk = await testDesk()
const desks: Desk[] = [desk.desk, await desk.another()]
afterAll(() => desk.close())
const { organizationId } = desk.admin
const anyOf = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T

const theEnd = 'The storm is over'

/** Reads until it hears that the storm is over, and loses its connection again and again meanwhile. */
async function reconnecting(consumer: string | null): Promise<number[]> {
  const heard: number[] = []
  const first = logCursor(organizationId, 0)
  let after = first
  for (;;) {
    const args = consumer ? { after: first, consumer } : { after }
    const reader = await Reader.follow(desk, args, { at: anyOf(desks) })
    const messages = Math.ceil(Math.random() * 300)
    for (let count = 0; count < messages; count += 1) {
      const message = await reader.next()
      heard.push(reader.sequence(message))
      after = message.cursor
      if (consumer) await desk.do(advanceConsumer, { consumer, cursor: message.cursor })
      if (message.event?.summary.endsWith(theEnd)) {
        await reader.leave()
        return heard
      }
    }
    await reader.leave()
  }
}

test('readers who reconnect at random hear each event once, in order, while eight writers write', async () => {
  const plain = Array.from({ length: 3 }, () => reconnecting(null))
  const named = reconnecting('board')
  const steady = Reader.follow(desk, { after: logCursor(organizationId, 0) })
  await storm(desk, desks, { mutations: 80 })
  await desk.open({ title: theEnd })
  const events = (await desk.log()).filter(({ subjectKind }) => subjectKind === 'incident')
  const expected = events.map(({ sequence }) => sequence)
  for (const heard of await Promise.all([...plain, named])) expect(heard).toEqual(expected)
  const reader = await steady
  const calm: number[] = []
  while (calm.length < expected.length) calm.push(reader.sequence(await reader.next()))
  expect(calm).toEqual(expected)
  expect(await reader.hears(50)).toBe(false)
  await reader.leave()
})

test('a thousand readers of one organisation share one tail, and its statements', async () => {
  const readers = await Promise.all(Array.from({ length: 1_000 }, () => Reader.follow(desk)))
  const hearing = readers.map((reader) => reader.next())
  const statements = jest.spyOn(desk.manager, 'query')
  const id = await desk.open()
  const heard = await Promise.all(hearing)
  expect(new Set(heard.map(({ incidentId }) => incidentId))).toEqual(new Set([id]))
  expect(statements.mock.calls.length).toBeLessThan(5)
  await Promise.all(readers.map((reader) => reader.leave()))
})
