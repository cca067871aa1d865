import type { OperationDefinitionNode } from 'graphql'
import type { PulledSource } from '../log/source.js'
import type { Caller } from './context.js'
import type { ReadyOperation } from './documents.js'
import type { LiveMessage } from './live-message.js'
import type { Operations } from './operations.js'
import type { Peer } from './websocket-peer.js'
import type { Session } from './websocket-session.js'

/** What one subscription was asked for with, and where it goes. */
export interface Subscription {
  /** As its client named it. */
  id: string
  ready: ReadyOperation
  caller: Caller
  session: Session
  peer: Peer
  source: PulledSource<unknown>
}

/** Where subscribers find those who ask the same. */
export interface Company {
  readonly operations: Operations
  /**
   * Whether the subscriber waits from now on with those who ask the same and stand where it stands; `pullAlone` is
   * called where it has to go on by itself again.
   */
  join(subscriber: Subscriber): Promise<boolean>
  /** Counts a subscription in; what it answers counts it out. */
  enter(operation: OperationDefinitionNode): () => void
  /** Counts what was sent. */
  delivered(subscriber: Subscriber, event: unknown, copies: number): void
}

const over: IteratorReturnResult<undefined> = { done: true, value: undefined }

/**
 * One subscription of one socket. It pulls on its own, each message when its socket has taken the one before, until
 * it has come to the end of the log; there it joins those who ask the same (broadcast.ts). To graphql-ws it is an
 * iterator without messages, which ends or fails when the subscription does: messages go to the peer directly.
 */
export class Subscriber implements AsyncIterableIterator<never> {
  private settle: { end: (result: typeof over) => void; fail: (error: unknown) => void } | null = null
  /** Takes it from those with whom it waits. */
  leave: (() => void) | null = null
  isOver = false
  private readonly countOut: (() => void)[]

  constructor(
    private readonly company: Company,
    readonly asked: Subscription,
  ) {
    this.countOut = [asked.peer.stream(), company.enter(asked.ready.prepared.operation)]
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Promise<IteratorResult<never>> {
    if (this.isOver) return Promise.resolve(over)
    return new Promise((end, fail) => {
      this.settle = { end, fail }
      this.pullAlone()
    })
  }

  return(): Promise<IteratorResult<never>> {
    this.end()
    return Promise.resolve(over)
  }

  /** Goes on by itself from where it stands, until it may join others. */
  pullAlone(): void {
    this.pull().catch((error: unknown) => this.fail(error))
  }

  /** Whether it may be sent what another has read: it is known who it is, and its socket keeps up. */
  get keepsUp(): boolean {
    return !this.isOver && !this.asked.peer.isBehind && this.asked.session.isSure
  }

  /** Sends without waiting; see `keepsUp`. */
  write(message: LiveMessage): void {
    this.asked.peer.write(message.frameFor(this.asked.id))
  }

  end(): void {
    if (this.isOver) return
    this.close()
    this.settle?.end(over)
  }

  fail(error: unknown): void {
    if (this.isOver) return
    this.close()
    this.settle?.fail(error)
  }

  private close(): void {
    this.isOver = true
    this.leave?.()
    for (const count of this.countOut) count()
    void this.asked.source.return()
  }

  private async pull(): Promise<void> {
    const { source, ready, caller, peer, id } = this.asked
    // Who is being closed is told nothing any more; its 'close' ends the rest.
    while (!this.isOver && !peer.isClosed) {
      if (await this.company.join(this)) return
      const { done, value: event } = await source.take()
      if (done) return this.end()
      if (event === undefined) continue
      const message = await this.company.operations.answer(ready, event, caller)
      if (this.isOver) return
      await peer.sendFrame(message.frameFor(id))
      this.company.delivered(this, event, 1)
    }
  }
}
