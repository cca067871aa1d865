// A copy of the desk that rings its bells and dies: `node ringing-process.ts '{"address": …, "now": …, "at": …}'`.
import 'reflect-metadata'
import { openDatabase, type DatabaseAddress } from '../../src/database/data-source.js'
import { settingsOf } from '../../src/desk.js'
import { createTransact } from '../../src/database/transact.js'
import { createEngine } from '../../src/engine/engine.js'
import { entities } from '../../src/entities.js'
import { appendToLog } from '../../src/log/log.store.js'

/** Where it stops and waits to be killed. */
export type Death = 'claimed' | 'effect' | 'committed'
export interface Order {
  address: DatabaseAddress
  now: string
  death: Death
  /** Timers that run before that. */
  after: number
}

process.env.TZ = 'UTC'
const { address, now, death, after } = JSON.parse(process.argv[2] ?? '') as Order
const clock = { now: () => new Date(now) }
const dataSource = await openDatabase(address, { entities })
const transact = createTransact({
  dataSource,
  clock,
  settings: settingsOf(dataSource),
  append: appendToLog,
  reactions: {},
  rights: { admit: () => true, permit: () => undefined },
  audit: () => Promise.resolve(),
  committed: () => undefined,
})

let ran = 0
async function dieAt(here: Death): Promise<void> {
  if (here !== death || ran < after) return
  process.stdout.write('here\n')
  await new Promise(() => setInterval(() => undefined, 60_000))
}

const engine = createEngine({
  dataSource,
  clock,
  lanes: 1,
  transact: async (viewer, useCase, input) => {
    await dieAt('claimed')
    const answer = await transact(viewer, useCase, input)
    await dieAt('committed')
    ran += 1
    return answer
  },
  kinds: {
    ring: async function ringBell(work, { subject }) {
      work.record({ kind: 'BELL_RANG', subject, summary: 'The bell rang' })
      await dieAt('effect')
    },
  },
  onError: (error) => console.error(error),
})
await engine.tick()
