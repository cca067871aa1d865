import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { importer, line, updates } from './servicenow-log.js'

let desk: TestDesk
let log: Awaited<ReturnType<typeof importer>>
beforeEach(async () => {
  desk = await testDesk()
  log = await importer(desk, 'log.csv.gz')
})
afterEach(async () => {
  await log.remove()
  await desk.close()
})

const limits = { incidents: 3, rows: 100 }
const lines = Array.from({ length: 20 }, (_, index) =>
  updates(String(index + 1), [
    { caller_id: String(index % 7), assigned_to: String(index % 3) },
    { incident_state: 'Active', assigned_to: String(index % 3) },
    { incident_state: index % 2 ? 'Resolved' : 'Awaiting Vendor', assigned_to: String(index % 3) },
  ]),
).flat()

async function shape() {
  const numbers = (await desk.incidents()).map(({ number, labels, status }) => [number, labels[0], status])
  const entries = await desk.log()
  expect(entries.map(({ sequence }) => Number(sequence))).toEqual(entries.map((_, index) => index + 1))
  return { numbers, kinds: entries.map(({ kind }) => kind).sort() }
}

test('an import that was stopped goes on without duplicates, and ends as if it had not been', async () => {
  await log.write(lines)
  const stopping = new AbortController()
  const first = await log.run({ limits, signal: stopping.signal, onProgress: () => stopping.abort() })
  expect(first.whole).toBe(false)
  expect([3, 6]).toContain(first.incidents)
  const second = await log.run({ limits })
  expect(second).toMatchObject({
    whole: true,
    incidents: 20 - first.incidents,
    rows: { repeated: 3 * first.incidents, imported: 60 - 3 * first.incidents, rejected: 0 },
  })
  const resumed = await shape()
  const other = await testDesk()
  const once = await importer(other)
  await once.write(lines)
  await once.run()
  expect((await other.log()).map(({ kind }) => kind).sort()).toEqual(resumed.kinds)
  expect(resumed.numbers).toEqual(
    (await other.incidents()).map(({ number, labels, status }) => [number, labels[0], status]),
  )
  expect(resumed.numbers.map(([number]) => number)).toEqual(lines.slice(0, 20).map((_, index) => index + 1))
  await once.remove()
  await other.close()
})

test('a batch that fails leaves nothing behind, and the next run brings it in', async () => {
  await log.write(lines)
  await desk.manager.query(`CREATE TRIGGER broken BEFORE INSERT ON incident_label FOR EACH ROW
    IF NEW.label = 'servicenow:8' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'disk on fire'; END IF`)
  await expect(log.run({ limits })).rejects.toThrow('disk on fire')
  expect((await shape()).numbers).toHaveLength(6)
  await desk.manager.query('DROP TRIGGER broken')
  await log.run({ limits })
  expect((await shape()).numbers.map(([number]) => number)).toEqual([...Array(20).keys()].map((n) => n + 1))
})

test('a finished import that is done again changes nothing', async () => {
  await log.write(lines)
  await log.run()
  const before = await shape()
  expect(await log.run()).toMatchObject({
    incidents: 0,
    events: 0,
    users: 0,
    rows: { imported: 0, unchanged: 0, repeated: 60, rejected: 0 },
  })
  expect(await shape()).toEqual(before)
})

test('an incident that came in before with other updates is rejected, not mixed', async () => {
  await log.write([
    line({ number: '1' }),
    line({ number: '2' }),
    line({ number: '1', incident_state: 'Active' }),
  ])
  const summary = await log.run()
  expect(summary.rows).toEqual({ imported: 2, unchanged: 0, repeated: 0, rejected: 1 })
  expect([...summary.reasons.keys()]).toEqual(['the incident came in before, with other updates'])
})

test('people who open incidents meanwhile share numbers and the log without gaps', async () => {
  await log.write(lines)
  const [, ...opened] = await Promise.all([
    log.run({ limits }),
    ...Array.from({ length: 10 }, () => desk.open()),
  ])
  expect(opened).toHaveLength(10)
  const { numbers } = await shape()
  expect(numbers.map(([number]) => number)).toEqual(numbers.map((_, index) => index + 1))
  expect(numbers).toHaveLength(30)
})

test('two imports of one log at once bring in nothing twice; the one that meets the other says so', async () => {
  await log.write(lines)
  const ends = await Promise.allSettled([log.run({ limits }), log.run({ limits })])
  for (const end of ends) {
    if (end.status === 'rejected') expect(String(end.reason)).toMatch(/another import/i)
  }
  await log.run()
  expect((await shape()).numbers.map(([number]) => number)).toEqual([...Array(20).keys()].map((n) => n + 1))
})
