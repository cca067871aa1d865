import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { EntityManager } from 'typeorm'
import { LogTail } from '../../src/log/tail.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const id = Buffer.alloc(16)

/** A log that grows in memory, read through statements that take as long as the scheduler likes. */
class Log {
  size = 0
  rowsRead = 0
  constructor(private readonly scheduler: fc.Scheduler) {}

  commit = (entries: number) => void (this.size += entries)

  manager = {
    dataSource: desk.desk.dataSource,
    query: async (sql: string, parameters: unknown[]): Promise<unknown[]> => {
      await this.scheduler.schedule(Promise.resolve(), 'the statement arrives')
      const answer = sql.includes('log_head') ? [{ sequence: this.size }] : this.entries(parameters)
      this.rowsRead += answer.length
      await this.scheduler.schedule(Promise.resolve(), 'the answer arrives')
      return answer
    },
  } as unknown as EntityManager

  private entries([, after, limit]: unknown[]): unknown[] {
    const count = Math.max(0, Math.min(this.size - (after as number), limit as number))
    return Array.from({ length: count }, (_, index) => ({
      organizationId: id,
      sequence: (after as number) + index + 1,
      id,
      subjectId: id,
      subjectKind: 'incident',
      data: '{}',
      before: null,
      after: null,
      actorUserId: null,
    }))
  }
}

interface Reader {
  from: number
  got: number[]
}

/** Reads until it is told to stop; from where the log stands now, or from further back. */
async function read(tail: LogTail, back: number, signal: AbortSignal, reader: Reader): Promise<void> {
  const now = await tail.position()
  reader.from = Math.max(0, now - back)
  for (let position = reader.from; ;) {
    const entries = await tail.after(position, signal)
    if (entries === null) return
    expect(entries.length).toBeGreaterThan(0)
    reader.got.push(...entries.map(({ sequence }) => sequence))
    position = reader.got.at(-1) as number
  }
}

const steps = fc.array(
  fc.oneof(
    fc.record({
      act: fc.constant('commit' as const),
      entries: fc.integer({ min: 1, max: 3 }),
      heard: fc.boolean(),
    }),
    fc.record({
      act: fc.constant('burst' as const),
      entries: fc.integer({ min: 200, max: 1_300 }),
      heard: fc.boolean(),
    }),
    fc.record({ act: fc.constant('join' as const), back: fc.constantFrom(0, 0, 1, 5, 300, 2_000) }),
    fc.record({ act: fc.constant('poll' as const) }),
  ),
  { minLength: 2, maxLength: 14 },
)

test('whoever joins whenever sees each entry after its position once, in order, however commits, wake-ups and statements interleave', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.constantFrom(0, 3, 600), steps, async (scheduler, size, acts) => {
      const log = new Log(scheduler)
      log.commit(size)
      const tail = new LogTail(log.manager, desk.admin.organizationId)
      const [stop, readers, running]: [AbortController, Reader[], Promise<void>[]] = [
        new AbortController(),
        [],
        [],
      ]
      const join = (back: number) => {
        const reader = { from: -1, got: [] }
        readers.push(reader)
        running.push(read(tail, back, stop.signal, reader))
      }
      join(0)
      scheduler.scheduleSequence(
        acts.map((step) => async () => {
          if (step.act === 'join') return join(step.back)
          if (step.act !== 'poll') log.commit(step.entries)
          if (step.act === 'poll' || step.heard) void tail.wake()
        }),
      )
      await scheduler.waitIdle()
      void tail.wake()
      await scheduler.waitIdle()
      stop.abort()
      await Promise.all(running)
      expect(tail.followers).toBe(0)
      for (const { from, got } of readers) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(got).toEqual(Array.from({ length: log.size - from }, (_, index) => from + index + 1))
      }
    }),
    { numRuns: 3_000, interruptAfterTimeLimit: 6_000 },
  )
})

test('who joins at the end of a long log does not make the desk read the log, however early it is woken', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const log = new Log(scheduler)
      log.commit(100_000)
      const tail = new LogTail(log.manager, desk.admin.organizationId)
      const stop = new AbortController()
      const reading = read(tail, 0, stop.signal, { from: -1, got: [] })
      void tail.wake()
      await scheduler.waitIdle()
      log.commit(1)
      void tail.wake()
      await scheduler.waitIdle()
      stop.abort()
      await reading
      expect(log.rowsRead).toBeLessThan(10)
    }),
    { numRuns: 50 },
  )
})
