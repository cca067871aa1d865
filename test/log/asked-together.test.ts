import { expect, test } from '@jest/globals'
import { AskedTogether } from '../../src/log/asked-together.js'

/** Questions that are answered by hand, in the order in which they were asked. */
function byHand() {
  const asked: { answer: (value: number) => void; fail: (error: Error) => void }[] = []
  const ask = () => new Promise<number>((answer, fail) => asked.push({ answer, fail }))
  let passed = 0
  const together = new AskedTogether(ask, () => passed)
  return { asked, together, pass: (milliseconds: number) => (passed += milliseconds) }
}
const moment = () => new Promise((resolve) => setImmediate(resolve))

test('those who ask in one moment ask once; who comes meanwhile shares the next, begun after they came', async () => {
  const { asked, together } = byHand()
  const first = [together.now(), together.now()]
  await moment()
  const second = [together.now(), together.now()]
  await moment()
  expect(asked).toHaveLength(1)
  asked[0]?.answer(1)
  expect(await Promise.all(first)).toEqual([1, 1])
  await moment()
  expect(asked).toHaveLength(2)
  asked[1]?.answer(2)
  expect(await Promise.all(second)).toEqual([2, 2])
})

test('a question that fails fails for those who asked it, and for nobody else', async () => {
  const { asked, together } = byHand()
  const first = together.now()
  await moment()
  const second = together.now()
  asked[0]?.fail(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  await moment()
  asked[1]?.answer(2)
  expect(await second).toBe(2)
})

test('one that hangs holds up nobody who comes later than a second, nor those who waited until then', async () => {
  const { asked, together, pass } = byHand()
  const hanging = together.now()
  await moment()
  const waiting = together.now()
  pass(1_001)
  const late = together.now()
  await moment()
  expect(asked).toHaveLength(2)
  asked[1]?.answer(2)
  expect(await Promise.all([waiting, late])).toEqual([2, 2])
  // The answer that comes after all is theirs who asked for it.
  asked[0]?.answer(1)
  expect(await hanging).toBe(1)
  const last = together.now()
  await moment()
  expect(asked).toHaveLength(3)
  asked[2]?.answer(3)
  expect(await last).toBe(3)
})
