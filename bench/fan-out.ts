import { setTimeout as delay } from 'node:timers/promises'
import WebSocket from 'ws'
import type { Contestant } from './contestants.js'
import { documents } from './documents.js'
import { ask, headersOf, median, requestOf } from './load.js'
import { processorTime } from './machine.js'
import type { World } from './world.js'

const events = 20

export interface FanOut {
  /** Milliseconds from the commit to the last subscriber's message. */
  milliseconds: number
  /** Milliseconds of the server's processor for one event, the change itself included. */
  processor: number
  /** What a subscriber was sent. */
  message: string
}

/**
 * All subscribers of one event. They speak the protocol of graphql-ws over bare sockets and only count, so that
 * what is measured is the server, and the clients cost the same for each.
 */
export class Audience {
  private received = 0
  private done: (() => void) | null = null
  private readonly sockets: WebSocket[] = []
  private last: Buffer = Buffer.alloc(0)

  constructor(
    private readonly contestant: Contestant,
    private readonly world: World,
    private readonly size: number,
  ) {}

  async join(): Promise<void> {
    for (let from = 0; from < this.size; from += 100) {
      await Promise.all(Array.from({ length: Math.min(100, this.size - from) }, () => this.enter()))
    }
    await delay(500)
  }

  private enter(): Promise<void> {
    const { name, url } = this.contestant
    const bare = name === 'limit'
    const socket = new WebSocket(url.replace('http', 'ws'), bare ? [] : 'graphql-transport-ws', {
      perMessageDeflate: false,
      skipUTF8Validation: true,
    })
    this.sockets.push(socket)
    const listen = () =>
      socket.on('message', (data: Buffer) => {
        this.last = data
        this.received += 1
        if (this.received === this.size) this.done?.()
      })
    return new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.once('open', () => {
        if (!bare) return send({ type: 'connection_init', payload: headersOf(this.world) })
        listen()
        resolve()
      })
      const send = (message: object) => socket.send(JSON.stringify(message))
      if (bare) return
      socket.once('message', () => {
        send({ id: '1', type: 'subscribe', payload: { query: documents.follow } })
        listen()
        resolve()
      })
    })
  }

  /** Milliseconds until everybody has one more message, from when `cause` begins. */
  async hear(cause: () => Promise<unknown>): Promise<number> {
    this.received = 0
    const all = new Promise<void>((resolve) => (this.done = resolve))
    const begun = performance.now()
    await Promise.all([cause(), all])
    return performance.now() - begun
  }

  async joinAndLeave(): Promise<void> {
    await this.join()
    this.leave()
    await delay(500)
  }

  leave(): string {
    for (const socket of this.sockets) socket.terminate()
    return this.last.toString()
  }
}

/** One round. `bytes` is what the limit sends. */
export async function fanOut(
  contestant: Contestant,
  world: World,
  size: number,
  bytes: string,
): Promise<FanOut> {
  const change =
    contestant.name === 'limit'
      ? JSON.stringify({ operationName: 'Publish', variables: { bytes } })
      : requestOf('open', { title: 'Fan-out' })
  const cause = () => ask(contestant, world, change)
  const alone = await times(async () => {
    const begun = performance.now()
    await cause()
    return performance.now() - begun
  })
  const audience = new Audience(contestant, world, size)
  await audience.join()
  await audience.hear(cause)
  const before = processorTime(contestant.pid)
  const heard = await times(() => audience.hear(cause))
  const processor = (processorTime(contestant.pid) - before) / events
  // The change is committed, and its answer under way, when as much time has passed as it takes with nobody there.
  return { milliseconds: heard - alone, processor, message: audience.leave() }
}

async function times(measure: () => Promise<number>): Promise<number> {
  const found: number[] = []
  for (let event = 0; event < events; event += 1) found.push(await measure())
  return median(found)
}
