import WebSocket from 'ws'
import { documents } from './documents.js'
import { ask, headersOf, median, requestOf } from './load.js'
import type { Contestant, World } from './world.js'

/** All subscribers of one event, as raw sockets, so that the client costs the same for every server. */
class Audience {
  private received = 0
  private done: (() => void) | null = null
  private readonly sockets: WebSocket[] = []
  /** What one of them was sent last. */
  sample = ''

  constructor(private readonly size: number) {}

  async join({ name, url }: Contestant, { key }: World): Promise<void> {
    for (let from = 0; from < this.size; from += 100) {
      await Promise.all(
        Array.from({ length: Math.min(100, this.size - from) }, () => this.enter(name, url, key)),
      )
    }
  }

  private async enter(name: string, url: string, key: string): Promise<void> {
    const bare = name === 'limit'
    const socket = new WebSocket(url.replace('http', 'ws'), bare ? [] : 'graphql-transport-ws')
    this.sockets.push(socket)
    await new Promise<void>((resolve, reject) => {
      socket.once('error', reject)
      socket.once('open', () => {
        if (bare) return resolve()
        socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }))
      })
      socket.on('message', (data: Buffer) => {
        const text = data.toString()
        if (text.includes('"connection_ack"')) {
          socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: documents.follow } }))
          return resolve()
        }
        if (bare || text.includes('"next"')) this.count(text)
      })
    })
  }

  private count(text: string): void {
    this.sample = text
    this.received += 1
    if (this.received === this.size) this.done?.()
  }

  /** Milliseconds until everybody has one more message, from when `cause` begins. */
  async hear(cause: () => Promise<unknown>): Promise<number> {
    this.received = 0
    const all = new Promise<void>((resolve) => (this.done = resolve))
    const begun = performance.now()
    await Promise.all([cause(), all])
    return performance.now() - begun
  }

  leave(): void {
    for (const socket of this.sockets) socket.terminate()
  }
}

/** Median milliseconds from asking for a change to the last subscriber's message, and what was sent. */
export async function fanOut(
  contestant: Contestant,
  world: World,
  size: number,
  events: number,
  bytes: string,
): Promise<{ milliseconds: number; message: string }> {
  const audience = new Audience(size)
  await audience.join(contestant, world)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  const publish = JSON.stringify({ operationName: 'Publish', variables: { bytes } })
  const cause = () =>
    contestant.name === 'limit'
      ? fetch(contestant.url, { method: 'POST', headers: headersOf(world), body: publish })
      : ask(contestant, world, requestOf('open', { title: 'Fan-out' }))
  const times: number[] = []
  for (let event = 0; event < events + 3; event += 1) times.push(await audience.hear(cause))
  audience.leave()
  return { milliseconds: median(times.slice(3)), message: audience.sample }
}
