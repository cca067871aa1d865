// A copy of the desk that sends messages and dies: `node sending-process.ts '{"address": …, "now": …, "death": …}'`.
import 'reflect-metadata'
import { parseNetworks } from '../../src/config-values.js'
import { openDatabase, type DatabaseAddress } from '../../src/database/data-source.js'
import { settingsOf } from '../../src/desk.js'
import { createTransact } from '../../src/database/transact.js'
import { entities } from '../../src/entities.js'
import { appendToLog } from '../../src/log/log.store.js'
import { senderDuties } from '../../src/notifications/index.js'

/** Where it stops and is killed: once it has claimed a message, or once it has sent it. */
export type Death = 'claimed' | 'sent'
export interface Order {
  address: DatabaseAddress
  now: string
  death: Death
  /** Messages that go well before that. */
  after: number
}

process.env.TZ = 'UTC'
const { address, now, death, after } = JSON.parse(process.argv[2] ?? '') as Order
const clock = { now: () => new Date(now) }
const dataSource = await openDatabase(address, { entities })
let sent = 0

/** Stands still, so that nothing more happens until the signal. */
function dieAt(here: Death): void {
  if (here !== death || sent < after) return
  process.stdout.write('here\n')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

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
const duties = senderDuties({
  dataSource,
  clock,
  lanes: 1,
  transact: async (...call) => {
    dieAt('sent')
    sent += 1
    return transact(...call)
  },
  channels: {
    mailer: null,
    allowed: parseNetworks('127.0.0.0/8') ?? [],
    // Asked when a message is made: after the claim has committed, before anything is sent.
    publicUrl: () => {
      dieAt('claimed')
      return 'http://desk.example'
    },
  },
  onError: (_message, error) => console.error(error),
})
for (const duty of duties) {
  await duty.run(
    () => Promise.resolve(true),
    () => undefined,
  )
}
await dataSource.destroy()
