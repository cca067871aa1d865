import { afterAll, afterEach, beforeEach, expect, test } from '@jest/globals'
import { startTinyDesk, type TinyDesk } from '../api/tiny-desk.js'
import type { Duty } from '../../src/engine/duty.js'
import type { EngineParts } from '../../src/engine/engine.js'
import { startTicking, type Ticking } from '../../src/engine/ticker.js'
import { testDesk } from '../harness/desk.js'
import { Bells } from './bells.js'

const desk = await testDesk()
afterAll(() => desk.close())
const bells = new Bells(desk)
const troubles: string[] = []
let ticking: Ticking
let api: TinyDesk

beforeEach(() => bells.reset())
afterEach(async () => {
  await ticking.stop()
  await api.drain()
  troubles.length = 0
})

/** Something beside the timers that a test can hold up. */
let held: Promise<unknown> = Promise.resolve()
let since: Date | null = null
const pages: Duty = {
  name: 'pages',
  run: () => held.then(() => 0),
  waitingSince: () => Promise.resolve(since),
  failing: () => Promise.resolve(2),
  audit: () => Promise.resolve([]),
}

async function start(parts: Partial<EngineParts> = {}): Promise<void> {
  const onTrouble = (message: string) => troubles.push(message)
  const engine = bells.engine(desk.desk, { duties: [pages], onTrouble, ...parts })
  ticking = startTicking(engine, desk.clock, (error) => troubles.push(String(error)))
  api = await startTinyDesk({ engineProbe: ticking })
}

interface Ready {
  reasons: string[]
  engine: { late: number; failing: number; findings: number }
}

/** Asks until it is as expected; the clock that moves is not the one by which ticks come. */
async function readyWith(status: number, reasons: RegExp[]): Promise<Ready> {
  for (;;) {
    const response = await fetch(`${api.url.replace('/graphql', '')}/health/ready`)
    const answer = (await response.json()) as Partial<Ready>
    const found = answer.reasons ?? []
    if (
      found.length === reasons.length &&
      reasons.every((reason, index) => reason.test(found[index] ?? ''))
    ) {
      expect(response.status).toBe(status)
      return answer as Ready
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

test('an engine that works is ready, and says how it does', async () => {
  await start()
  expect((await readyWith(200, [])).engine).toEqual({ late: 0, failing: 2, findings: 0 })
})

test('three cycles without a finished tick turn ready to 503, until one is finished', async () => {
  let release = (): void => undefined
  held = new Promise<void>((resolve) => (release = resolve))
  await start()
  await readyWith(200, [])
  desk.clock.advance(3_001)
  await readyWith(503, [/stuck: pages/])
  // The timers went on all the while.
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  while (bells.ran.length === 0) await readyWith(503, [/stuck: pages/])
  release()
  held = Promise.resolve()
  await readyWith(200, [])
})

test('something that waits for more than a minute while this copy runs turns ready to 503', async () => {
  // It fell due long before this copy was started, which is not this copy's fault.
  since = desk.clock.in('-1h')
  await start()
  expect((await readyWith(200, [])).engine.late).toBe(3_600)
  desk.clock.advance(60_001)
  await readyWith(503, [/late: pages/])
  since = null
  await readyWith(200, [])
})

test('a tick that works through much is not stuck', async () => {
  const ids = await bells.subjects(30)
  for (const id of ids) await bells.set(id, desk.clock.now())
  bells.behave = () => {
    desk.clock.advance(1_000)
  }
  await start({ lanes: 1, duties: [] })
  while ((await bells.left()) > 0) await readyWith(200, [])
  expect(bells.ran).toEqual(ids)
})

test('a copy whose clock is not the database’s does nothing, says so once, and is not ready', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  await start({ checkClock: true })
  await readyWith(503, [/the clock of this machine is -?\d+ ms off/])
  await readyWith(503, [/the clock of this machine is -?\d+ ms off/])
  expect(troubles).toHaveLength(1)
  expect([bells.ran, await bells.left()]).toEqual([[], 1])
})

test('an engine that is asked to stop ends what it has claimed, and claims nothing more', async () => {
  const ids = await bells.subjects(130)
  for (const id of ids) await bells.set(id, desk.clock.now())
  const stopping: Promise<void>[] = []
  bells.behave = () => {
    stopping.push(ticking.stop())
  }
  await start()
  while (stopping.length === 0) await readyWith(200, [])
  await Promise.all(stopping)
  expect([bells.ran.length, await bells.left()]).toEqual([100, 30])
})
