// Company under every interleaving that a scheduler finds: nobody misses, repeats or sees what is not theirs.
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Broadcast } from '../../src/api/broadcast.js'
import { Subscriber, type Subscription } from '../../src/api/subscriber.js'
import { PulledSource, type InStep, type Stand } from '../../src/log/source.js'

interface Entry {
  sequence: number
  /** Who follows nothing but these hears no others. */
  label: string
  isSecret: boolean
}

const at = (sequence: number): Stand => ({ sequence, turnsAt: 0 })

/** A log in memory, whose reads take as long as the scheduler likes. */
class Log {
  readonly entries: Entry[] = []
  private waiting = new Set<() => void>()
  constructor(readonly scheduler: fc.Scheduler) {}

  later = (what: string) => this.scheduler.schedule(Promise.resolve(), what)

  append(label: string, isSecret = false, count = 1): void {
    for (let left = count; left > 0; left -= 1) {
      this.entries.push({ sequence: this.entries.length + 1, label, isSecret })
    }
    for (const wake of [...this.waiting]) wake()
  }

  /** At most three at a time. */
  async after(position: number, signal: AbortSignal): Promise<Entry[] | null> {
    while (position >= this.entries.length && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const done = () => {
          this.waiting.delete(done)
          resolve()
        }
        this.waiting.add(done)
        signal.addEventListener('abort', done, { once: true })
      })
    }
    return signal.aborted ? null : this.entries.slice(position, position + 3)
  }

  get readers(): number {
    return this.waiting.size
  }
}

class LogReader implements InStep {
  stand: Stand
  readFrom: Stand
  isForAll = true

  constructor(
    private readonly log: Log,
    readonly follows: { label: string; seesSecrets: boolean },
  ) {
    this.stand = this.readFrom = at(log.entries.length)
  }

  async mark(): Promise<string | null> {
    if (this.stand.sequence < this.log.entries.length) return null
    await this.log.later('it is known who sees secrets')
    return JSON.stringify(this.follows)
  }

  follow(other: InStep, upTo?: Entry): void {
    this.stand = upTo ? at(upTo.sequence) : other.stand
  }

  async read(signal: AbortSignal, left: Entry | null): Promise<Entry[] | null> {
    if (left) this.stand = at(left.sequence - 1)
    const entries = await this.log.after(this.stand.sequence, signal)
    if (entries === null) return null
    await this.log.later('it is known who the viewer is')
    this.isForAll = !entries.some(({ isSecret }) => isSecret)
    this.readFrom = this.stand
    this.stand = at(entries.at(-1)?.sequence ?? 0)
    return entries.filter((entry) => this.isToBeTold(entry))
  }

  isToBeTold({ label, isSecret }: Entry): boolean {
    return label === this.follows.label && (this.follows.seesSecrets || !isSecret)
  }
}

/** A subscriber whose socket stalls, and of whom it is not known for a while who it is, as the story says. */
class Listener {
  readonly heard: number[] = []
  readonly reader: LogReader
  isStalled = false
  isSure = true
  isOver = false
  private readonly began: number
  private readonly subscriber: Subscriber

  constructor(company: Broadcast, log: Log, follows: { label: string; seesSecrets: boolean }) {
    this.reader = new LogReader(log, follows)
    this.began = log.entries.length
    this.subscriber = new Subscriber(company, {
      id: '1',
      ready: { prepared: { id: 'document', belowRoot: [], operation: null }, variables: {} },
      caller: {},
      session: this.session(log),
      peer: this.peer(log),
      source: new PulledSource<Entry>(
        (signal, left) => this.reader.read(signal, left),
        () => undefined,
        this.reader,
      ),
    } as unknown as Subscription)
    void this.subscriber.next()
  }

  private session(log: Log): object {
    const isSure = () => this.isSure
    return {
      viewer: { organizationId: 'o', principal: 'p', sight: 'NONE', teams: [] },
      get isSure() {
        return isSure()
      },
      async revalidate(this: { viewer: object }) {
        await log.later('the credential is asked about')
        this.viewer = { ...this.viewer }
        return this.viewer
      },
    }
  }

  private peer(log: Log): object {
    const isStalled = () => this.isStalled
    return {
      isClosed: false,
      get isBehind() {
        return isStalled()
      },
      stream: () => () => undefined,
      write: (frame: number) => void this.heard.push(frame),
      sendFrame: async (frame: number) => {
        this.heard.push(frame)
        await log.later('the socket takes it')
      },
    }
  }

  leave(): void {
    this.isOver = true
    void this.subscriber.return()
  }

  /** What the log says it should have heard: all of it; as far as it had come, once it has left. */
  expected({ entries }: Log): number[] {
    const told = entries
      .filter((entry) => entry.sequence > this.began && this.reader.isToBeTold(entry))
      .map(({ sequence }) => sequence)
    return this.isOver ? told.slice(0, this.heard.length) : told
  }
}

const follows = [
  { label: 'a', seesSecrets: false },
  { label: 'a', seesSecrets: true },
  { label: 'b', seesSecrets: false },
]
const act = fc.oneof(
  fc.record({ kind: fc.constant('join' as const), which: fc.nat(follows.length - 1) }),
  fc.record({ kind: fc.constant('append' as const), which: fc.nat(8) }),
  fc.record({
    kind: fc.constantFrom('leave' as const, 'stall' as const, 'doubt' as const),
    which: fc.nat(9),
  }),
  fc.record({ kind: fc.constant('pass' as const), which: fc.nat(6) }),
)

test('whoever comes, stalls and leaves when they will: each hears what is theirs, once, in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(act, { minLength: 5, maxLength: 60 }),
      async (scheduler, story) => {
        const log = new Log(scheduler)
        const operations = {
          answer: async (_ready: unknown, { sequence }: Entry) => {
            await log.later('the answer is made')
            return { frameFor: () => sequence }
          },
        }
        const company = new Broadcast({
          operations,
          figures: null,
          clock: { now: () => new Date(0) },
        } as never)
        const listeners: Listener[] = []
        for (const { kind, which } of story) {
          const listener = listeners[which % listeners.length]
          if (kind === 'join')
            listeners.push(new Listener(company, log, follows[which] as LogReader['follows']))
          else if (kind === 'append') log.append(which % 2 === 0 ? 'a' : 'b', which > 6, 1 + (which % 3))
          else if (kind === 'pass') await pass(scheduler, which)
          else if (kind === 'leave') listener?.leave()
          else if (listener && kind === 'stall') listener.isStalled = !listener.isStalled
          else if (listener) listener.isSure = !listener.isSure
        }
        for (const listener of listeners) [listener.isStalled, listener.isSure] = [false, true]
        for (const label of ['a', 'b']) {
          log.append(label)
          await pass(scheduler, Infinity)
        }
        for (const listener of listeners) expect(listener.heard).toEqual(listener.expected(log))
        const here = listeners.filter(({ isOver }) => !isOver)
        // They have met again: one of each kind waits for the log.
        expect(log.readers).toBe(new Set(here.map(({ reader }) => reader.follows)).size)
      },
    ),
    { numRuns: 500 },
  )
}, 120_000)

/** Lets so many of what is under way come to its end. */
async function pass(scheduler: fc.Scheduler, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    if (scheduler.count() === 0) return
    await scheduler.waitOne()
  }
}
