// What a tick costs depends on what is due, not on what exists.
import { afterAll, beforeEach, expect, test } from '@jest/globals'
import { testDesk } from '../harness/desk.js'
import { Bells } from './bells.js'

const desk = await testDesk()
afterAll(() => desk.close())

const bells = new Bells(desk)
const engine = bells.engine(desk.desk)
const many = 20_000

/** Timers by the thousand, as SQL. */
async function fill(dueAt: Date, claimedUntil: Date | null, attempts: number): Promise<void> {
  const row = `RANDOM_BYTES(16), (SELECT id FROM organization LIMIT 1), 'ring', 'incident', RANDOM_BYTES(16), ?, ?, ?`
  const columns = 'id, organizationId, kind, subjectKind, subjectId, dueAt, claimedUntil, attempts'
  await desk.manager.query(`INSERT INTO timer (${columns}) SELECT ${row}`, [dueAt, claimedUntil, attempts])
  for (let count = 1; count < many; count *= 2)
    await desk.manager.query(
      `INSERT INTO timer (${columns}) SELECT RANDOM_BYTES(16), organizationId, kind, subjectKind, RANDOM_BYTES(16),
         dueAt + INTERVAL FLOOR(RAND() * 1000) SECOND, claimedUntil, attempts FROM timer WHERE attempts = ? LIMIT ?`,
      [attempts, Math.min(count, many - count)],
    )
}

beforeEach(async () => {
  await bells.reset()
  // Most will be due some day, and a good many failed and rest.
  await fill(desk.clock.in('1d'), null, 0)
  await fill(desk.clock.in('-1h'), desk.clock.in('20m'), 3)
})

/** The statements of a tick. */
async function statementsOf(): Promise<{ statements: string[]; ran: number }> {
  const statements: string[] = []
  const { manager } = desk.desk.dataSource
  const query = manager.query.bind(manager)
  manager.query = ((sql: string, parameters?: unknown[]) => {
    statements.push(sql)
    return query(sql, parameters)
  }) as typeof manager.query
  const ran = await engine.tick().finally(() => {
    manager.query = query
  })
  return { statements, ran }
}

test('a tick with nothing due is one statement', async () => {
  const { statements, ran } = await statementsOf()
  expect([ran, statements.length]).toEqual([0, 1])
})

test('what is due is found in the index, beside 20,000 timers that are not due and 20,000 that failed', async () => {
  const [id = ''] = await bells.subjects(1)
  await bells.set(id, desk.clock.now())
  const { statements, ran } = await statementsOf()
  expect(ran).toBe(1)
  const now = desk.clock.now()
  const [select = ''] = statements
  const kinds = ['ring', 'chime', 'toll']
  const parameters = [now, kinds, kinds, 100, now, now, kinds, kinds, 100]
  const plan = await desk.manager.query<{ table: string; key: string | null; rows: string | null }[]>(
    `EXPLAIN ${select}`,
    parameters,
  )
  const steps = plan.filter(({ table }) => table === 'timer')
  expect(steps).toHaveLength(2)
  for (const step of steps) {
    expect(step.key).toBe('timer_free')
    expect(Number(step.rows)).toBeLessThan(10)
  }
  expect(plan.filter(({ table }) => table === 'earlier').every(({ key }) => key === 'timer_subject')).toBe(
    true,
  )
})
