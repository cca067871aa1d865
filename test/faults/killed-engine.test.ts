import { afterAll, expect, test } from '@jest/globals'
import { Bells } from '../engine/bells.js'
import type { Death, Order } from '../engine/ringing-process.js'
import { compiled } from '../harness/compiled.js'
import { testDesk } from '../harness/desk.js'
import { killedAt } from '../harness/killed-process.js'

const desk = await testDesk()
afterAll(() => desk.close())
const bells = new Bells(desk)
const program = await compiled('test/engine/ringing-process.ts')
const kills = 20

test('twenty processes that are killed between claim and effect lose no timer and run none twice', async () => {
  const deaths: Death[] = ['claimed', 'effect', 'committed']
  const ids: string[] = []
  for (let round = 0; round < kills; round += 1) {
    const fresh = await bells.subjects(4)
    ids.push(...fresh)
    for (const id of fresh) await bells.set(id, desk.clock.now())
    const death = deaths[round % 3] ?? 'claimed'
    const now = desk.clock.now().toISOString()
    await killedAt<Order>(program, { address: desk.database.address, now, death, after: round % 4 })
    // The dead process still holds what it had claimed: for a lease, not for longer.
    expect(await bells.engine(desk.desk).tick()).toBe(0)
    desk.clock.advance('30s')
    desk.clock.advance(1)
    // Every other round a further process finds what the last ones left.
    if (round % 2 === 1) await bells.engine(desk.desk).tick()
  }
  await bells.engine(desk.desk).tick()
  expect(await bells.left()).toBe(0)
  const rang = (await desk.log()).filter(({ kind }) => kind === 'BELL_RANG').map(({ subject }) => subject)
  expect(rang.sort()).toEqual(ids.sort())
}, 180_000)
