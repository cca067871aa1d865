import { createEngine, type Engine, type EngineParts, type TimerKinds } from '../../src/engine/engine.js'
import { setTimer } from '../../src/engine/timers.js'
import type { Work } from '../../src/database/work.js'
import type { Desk } from '../../src/desk.js'
import type { TestDesk } from '../harness/desk.js'

/** Three kinds of timers that ring, and what came of it. */
export class Bells {
  ran: string[] = []
  errors: string[] = []
  /** What happens before a bell rings. */
  behave: (work: Work, subject: string) => Promise<unknown> | void = () => undefined

  constructor(private readonly desk: TestDesk) {}

  async reset(): Promise<void> {
    this.ran = []
    this.errors = []
    this.behave = () => undefined
    await this.desk.manager.query('DELETE FROM timer')
  }

  bell(name: string): TimerKinds[string] {
    return async (work, { subject, dueAt }) => {
      await this.behave(work, subject)
      this.ran.push(subject)
      const summary = `The bell rang at ${dueAt.toISOString()}`
      work.record({ kind: 'BELL_RANG', subject, summary, data: { bell: name } })
    }
  }

  /** An engine that knows the bells, on this desk or as another copy. */
  engine(desk: Pick<Desk, 'dataSource' | 'clock' | 'transact'>, more: Partial<EngineParts> = {}): Engine {
    const { dataSource, clock, transact } = desk
    return createEngine({
      dataSource,
      clock,
      transact,
      kinds: { ring: this.bell('ring'), chime: this.bell('chime'), toll: this.bell('toll') },
      onError: (error, { kind, subject, attempts }) =>
        this.errors.push(`${kind} ${subject} ${attempts} ${String(error)}`),
      ...more,
    })
  }

  set(subject: string, at: Date, kind = 'ring'): Promise<void> {
    return this.desk.do((work) => setTimer(work, kind, subject, at), {})
  }

  async left(): Promise<number> {
    return (await this.desk.manager.query<unknown[]>('SELECT id FROM timer')).length
  }

  subjects(count: number): Promise<string[]> {
    return Promise.all(Array.from({ length: count }, () => this.desk.open()))
  }
}
