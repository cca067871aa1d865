// Who begins to follow while the desk has too much to do: refused where that needs something of the database for itself.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Listener } from '../harness/listener.js'
import { codesOf, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

const most = 2

let served: ServedDesk
beforeAll(async () => {
  served = await servedDesk({ mostUnderWay: most })
})
afterAll(() => served.close())

interface Message {
  incidentId: string | null
}

const follow = `subscription ($consumer: String, $id: ID) {
  incidentChanged(consumer: $consumer, id: $id, positions: true) { incidentId }
}`
/** The first message: that somebody has begun. */
const position = { incidentId: null }
const listen = (asker: Asker, variables: Record<string, unknown> = {}) =>
  new Listener<Message>(asker, follow, 'incidentChanged', variables)

async function isBusy(): Promise<boolean> {
  return codesOf(await served.admin.http('{ viewer { role } }'))?.join() === 'UNAVAILABLE'
}

/** The table in which readers have their names, locked as by a database that does not get on. */
async function whileNobodyIsNamed(act: () => Promise<void>): Promise<void> {
  const runner = served.desk.desk.dataSource.createQueryRunner()
  await runner.query('LOCK TABLES log_consumer WRITE')
  try {
    await act()
  } finally {
    await runner.query('UNLOCK TABLES')
    await runner.release()
  }
}

/** How many statements wait for that table. */
async function waiting(): Promise<number> {
  const rows = await served.desk.manager.query<unknown[]>(
    "SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for table%' AND db = DATABASE()",
  )
  return rows.length
}

test('beginnings that ask for themselves count as under way; any number that do not get in', async () => {
  const { admin, desk } = served
  const incident = await desk.open()
  const plain: Listener<Message>[] = []
  const named: Listener<Message>[] = []
  await whileNobodyIsNamed(async () => {
    for (let index = 0; index < most; index += 1) named.push(listen(admin, { consumer: `wall-${index}` }))
    // Not by asking the desk: what asks is itself under way, and might take the place of one of them.
    while ((await waiting()) < most);
    expect(await isBusy()).toBe(true)
    for (const refused of [{ consumer: 'one-more' }, { id: incident }]) {
      expect(codesOf(await admin.ws(follow, refused))).toEqual(['UNAVAILABLE'])
    }
    for (let index = 0; index < 50; index += 1) plain.push(listen(admin))
    for (const listener of plain) expect(await listener.next()).toEqual(position)
    const opened = await desk.open()
    for (const listener of plain) expect(await listener.next()).toEqual({ incidentId: opened })
    expect(await isBusy()).toBe(true)
  })
  for (const listener of named) expect(await listener.next()).toEqual(position)
  // They have begun, and count no more; nothing that is read after that is counted or refused.
  expect(await isBusy()).toBe(false)
  for (const asked of [{ consumer: 'one-more' }, { id: incident }]) {
    const listener = listen(admin, asked)
    expect(await listener.next()).toEqual(position)
    await desk.note(incident)
    expect(await listener.next()).toEqual({ incidentId: incident })
  }
})
