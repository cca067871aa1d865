import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Clock } from '../time/clock.js'
import { socketLimits } from './limits.js'
import { TokenBucket } from './token-bucket.js'

/** Why a socket is closed. Clients of graphql-ws come back after these, and take up where they stood. */
export const closing = {
  forbidden: { code: 4403, reason: 'Forbidden' },
  tooSlow: { code: 4413, reason: 'Too slow' },
  tooManySockets: { code: 4414, reason: 'Too many sockets' },
  tooManyMessages: { code: 4415, reason: 'Too many messages' },
  idle: { code: 4416, reason: 'Idle' },
  restart: { code: 1012, reason: 'Service restart' },
  tryLater: { code: 1013, reason: 'Try again later' },
} as const

/**
 * One socket as the desk sees it: does its peer live, does it take what it is sent, and is anything under way
 * that must be answered before the socket may be closed.
 */
export class Peer {
  /** Messages of the peer that are being dealt with. */
  private handling = 0
  /** Those of them that are subscriptions: they need not be waited for, their readers resume. */
  private streams = 0
  private leaving = false
  private answered = true
  private lastTaken = 0
  private lastWaiting = 0
  private progressAt = performance.now()
  private heardAt: number
  private wasIdle = false
  private readonly messages = new TokenBucket(
    { capacity: socketLimits.messagesAtOnce, perSecond: socketLimits.messagesPerSecond },
    performance.now(),
  )

  constructor(
    readonly socket: WebSocket,
    /** What carries it. */
    private readonly wire: Socket,
    private readonly clock: Clock,
    /** Which of the turns of `keepAlive` is its own: all pings at once would hold up whatever else is sent. */
    readonly turn: number,
  ) {
    this.heardAt = this.now()
    socket.on('pong', () => {
      this.answered = true
    })
  }

  get isClosed(): boolean {
    return this.socket.readyState === this.socket.CLOSING || this.socket.readyState === this.socket.CLOSED
  }

  /** Resolves when the peer's machine has taken the message over, so that a sender that waits never queues. */
  send(message: string): Promise<void> {
    if (!this.mayTake()) return Promise.resolve()
    return new Promise((resolve) => {
      // What a socket that has died refuses is resumed by cursor; its 'close' event ends the rest.
      this.socket.send(message, () => resolve())
    })
  }

  /** The same for a whole frame; see `write`. */
  sendFrame(frame: Buffer): Promise<void> {
    if (!this.mayTake()) return Promise.resolve()
    return new Promise((resolve) => {
      this.wire.write(frame, () => resolve())
    })
  }

  /** Whether more waits for it than it can take at once. */
  get isBehind(): boolean {
    return this.wire.writableLength > socketLimits.behindBytes
  }

  /**
   * Writes a whole frame, and waits for nothing; what a socket that is about to close is not sent is resumed by cursor.
   * Past `ws`, which would make header and mask for each socket anew: without compression it writes frames whole
   * itself, so that the two do not mix.
   */
  write(frame: Buffer): void {
    if (this.mayTake()) this.wire.write(frame)
  }

  /** Whether one more message, ping or pong is taken; closes a peer that floods. */
  hear(): boolean {
    if (this.isClosed) return false
    const heard = this.messages.take(1, performance.now())
    if (!heard) this.close(closing.tooManyMessages)
    return heard
  }

  /** Deals with a message; nothing more is taken from a peer that is about to be closed. */
  async handle(handler: () => Promise<void>): Promise<void> {
    if (this.leaving) return
    this.handling += 1
    this.heardAt = this.now()
    try {
      await handler()
    } finally {
      this.handling -= 1
      this.heardAt = this.now()
      this.closeWhenIdle()
    }
  }

  /** Counts a subscription; the function that it answers counts it out. */
  stream(): () => void {
    this.streams += 1
    this.closeWhenIdle()
    let counted = true
    return () => {
      if (counted) this.streams -= 1
      counted = false
    }
  }

  /** Closes when what is under way has been answered: a mutation whose answer got lost would be sent again. */
  leave(): void {
    this.leaving = true
    this.closeWhenIdle()
  }

  /** Closes, and does not wait for long for the peer to agree. */
  close({ code, reason }: { code: number; reason: string }): void {
    this.socket.close(code, reason)
    setTimeout(() => this.socket.terminate(), socketLimits.closeWait).unref()
  }

  /** Asks whether the peer is still there; ends it where the last question was not answered. */
  ping(): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    if (!this.answered) return this.socket.terminate()
    this.answered = false
    this.socket.ping()
  }

  /** Closes a peer that takes nothing of what waits for it: it may come back and resume from its cursor. */
  checkProgress(): void {
    if (this.socket.readyState !== this.socket.OPEN) return
    const waiting = this.socket.bufferedAmount
    const now = performance.now()
    const taken = this.wire.bytesWritten - waiting
    const moving = waiting === 0 || taken > this.lastTaken || waiting < this.lastWaiting
    if (moving) this.progressAt = now
    this.lastTaken = taken
    this.lastWaiting = waiting
    const tooMuch = !moving && waiting > socketLimits.waitingBytes
    if (tooMuch || now - this.progressAt >= socketLimits.stalled) this.close(closing.tooSlow)
  }

  /**
   * Closes a socket that nobody uses. Operations under way, subscriptions above all, are use. Only at the second
   * look: after a clock has jumped, or a machine has slept, what was sent meanwhile arrives before it.
   */
  checkUse(): void {
    const isIdle = this.handling === 0 && this.now() - this.heardAt >= socketLimits.idle
    if (isIdle && this.wasIdle) this.close(closing.idle)
    this.wasIdle = isIdle
  }

  /** Closes a peer for which too much waits. */
  private mayTake(): boolean {
    if (this.socket.readyState !== this.socket.OPEN) return false
    if (this.socket.bufferedAmount <= socketLimits.mostWaitingBytes) return true
    this.close(closing.tooSlow)
    return false
  }

  private now(): number {
    return this.clock.now().getTime()
  }

  private closeWhenIdle(): void {
    if (this.leaving && this.handling <= this.streams) this.close(closing.restart)
  }
}
