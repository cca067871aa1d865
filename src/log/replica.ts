import type { DataSource, QueryRunner } from 'typeorm'
import { openDatabase } from '../database/data-source.js'
import { DeskError } from '../errors/desk-error.js'
import { pause } from '../time/pause.js'
import { Heads } from './heads.js'
import { headOf } from './log.reads.js'

/** How long it may take to say where it stands, and to read, in milliseconds. */
const patience = { standing: 1_000, reading: 30_000 }
/** One that is a moment behind is asked so often, with so many milliseconds between, before the primary is. */
const looks = 4
const between = 5
/** How long one that failed, or is further behind, is left alone, in milliseconds. */
const rest = 1_000
/** How long one is behind before the operator is told, in milliseconds. */
const toldAfter = 10_000

export type ReplicaLog = (message: string, error?: unknown) => void

/**
 * One server that repeats what the primary has committed, some time later. A connection is read from only when it has
 * itself shown the position that the reader must see. What fails or lags is the primary's to read, and said once.
 */
export class Replica {
  /** Where it is, without the password. */
  readonly name: string
  private dataSource: DataSource | null = null
  private opening: Promise<void> | null = null
  /** The positions that connections have shown, by organisation. */
  private readonly shown = new WeakMap<object, Map<string, number>>()
  private readonly standing = new Heads((organizationId) => this.askInTime(organizationId))
  private restsUntil = 0
  private behindSince: number | null = null
  private isTold = false

  constructor(
    private readonly url: string,
    private readonly log: ReplicaLog,
  ) {
    this.name = new URL(url).host
  }

  /** Connects; where it cannot, it is tried again as long as somebody wants to read. */
  open(): Promise<void> {
    this.opening ??= openDatabase({ url: this.url }, { entities: [] })
      .then((opened) => void (this.dataSource = opened))
      .catch((error: unknown) => this.failed(error))
      .finally(() => (this.opening = null))
    return this.opening
  }

  async close(): Promise<void> {
    await this.opening
    // The driver waits behind a statement that a frozen server never answers.
    await Promise.race([this.dataSource?.destroy(), pause(patience.standing)])
  }

  /** Whether it failed or was behind a moment ago. */
  get isResting(): boolean {
    return performance.now() < this.restsUntil
  }

  /** Whether it answers and is not known to be behind. */
  get isReady(): boolean {
    return this.dataSource !== null && !this.isResting
  }

  /** Whether it shows the log up to there, now or in a moment. */
  async hasReached(organizationId: string, position: number): Promise<boolean> {
    if (this.isResting) return false
    if (!this.dataSource) {
      void this.open()
      return false
    }
    for (let look = 1; look <= looks; look += 1) {
      if (look > 1) await pause(between)
      if (this.isResting) return false
      if ((await this.standing.now(organizationId)) < position) continue
      this.well()
      return true
    }
    if (!this.isResting) this.behind()
    return false
  }

  /** Reads on one connection that shows the log up to there. Fails also where it does not. */
  async read<T>(
    organizationId: string,
    position: number,
    act: (runner: QueryRunner) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.onConnection(patience.reading, async (runner) => {
        const connection = (await runner.connect()) as object
        const known = this.shown.get(connection)?.get(organizationId) ?? 0
        if (known < position && (await this.ask(runner, organizationId)) < position)
          throw new Error('one of its connections is behind the others')
        return act(runner)
      })
    } catch (error) {
      if (!(error instanceof DeskError)) this.failed(error)
      throw error
    }
  }

  /** Where the log stands there; before everything, where it does not say. */
  private async askInTime(organizationId: string): Promise<number> {
    if (this.isResting) return -1
    try {
      return await this.onConnection(patience.standing, (runner) => this.ask(runner, organizationId))
    } catch (error) {
      this.failed(error)
      return -1
    }
  }

  /** Where the log stands as this connection sees it. */
  private async ask(runner: QueryRunner, organizationId: string): Promise<number> {
    const connection = (await runner.connect()) as object
    const position = await headOf(runner.manager, organizationId)
    const positions = this.shown.get(connection) ?? new Map<string, number>()
    this.shown.set(connection, positions.set(organizationId, position))
    return position
  }

  /** Who takes longer is not waited for, and gives up its connection. */
  private async onConnection<T>(milliseconds: number, act: (runner: QueryRunner) => Promise<T>): Promise<T> {
    if (!this.dataSource) throw new Error('it is not connected')
    const runner = this.dataSource.createQueryRunner()
    const over = new AbortController()
    const late = Symbol('late')
    const acting = act(runner).finally(() => runner.release())
    const first = await Promise.race([acting, pause(milliseconds, over.signal).then(() => late)]).finally(
      () => over.abort(),
    )
    if (typeof first !== 'symbol') return first
    acting.catch(() => undefined)
    void runner.connect().then((connection: { destroy(): void }) => connection.destroy(), ignore)
    throw new Error(`no answer within ${milliseconds} ms`)
  }

  private well(): void {
    this.behindSince = null
    if (this.isTold) this.log(`The replica ${this.name} is back`)
    this.isTold = false
  }

  private behind(): void {
    this.behindSince ??= performance.now()
    const tooLong = performance.now() - this.behindSince > toldAfter
    this.rest(tooLong ? `The replica ${this.name} lags; the primary reads for it` : null)
  }

  private failed(error: unknown): void {
    this.rest(`The replica ${this.name} does not answer; the primary reads for it`, error)
  }

  private rest(message: string | null, error?: unknown): void {
    this.restsUntil = performance.now() + rest
    if (message === null || this.isTold) return
    this.log(message, error)
    this.isTold = true
  }
}

function ignore(): void {}
