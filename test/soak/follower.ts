import type { Socket } from 'node:net'
import WebSocket from 'ws'

export interface Following {
  url: string
  key: string
  query: string
  /** Where it begins. */
  after: string
}

/** What a message must hold: the note's text is its number, and when its writer sent it. */
interface Message {
  id?: string
  type: string
  payload?: { data?: { incidentChanged: { cursor: string; event?: { text?: string } } } }
}

/** Between a lost socket and the next, in milliseconds, and as much again by chance. */
const retryAfter = 500

/** What all of a process have met. */
export class Tally {
  gaps = 0
  repeats = 0
  errors = 0
  closes: Record<string, number> = {}
  /** From sending a note to hearing of it, in milliseconds, since the last look. */
  latencies: number[] = []
}

/** One who follows the notes by number, and comes back with the last cursor whatever happens to the socket. */
export class Follower {
  /** The number of the last note. */
  heard = 0
  isBack = false
  /** Resolves when it has subscribed for the first time. */
  readonly joined: Promise<void>
  private join: () => void = () => undefined
  private cursor: string
  private socket: WebSocket | null = null

  constructor(
    private readonly following: Following,
    private readonly tally: Tally,
  ) {
    this.cursor = following.after
    this.joined = new Promise((resolve) => (this.join = resolve))
    this.connect()
  }

  private connect(): void {
    const { url, key, query } = this.following
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws', {
      perMessageDeflate: false,
    })
    this.socket = socket
    const send = (message: object) => socket.send(JSON.stringify(message))
    socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }))
    socket.on('error', () => undefined)
    socket.on('close', (code) => this.lost(code))
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message
      if (message.type === 'next') return this.hear(message)
      if (message.type !== 'connection_ack') return void (this.tally.errors += 1)
      send({ id: '1', type: 'subscribe', payload: { query, variables: { after: this.cursor } } })
      this.isBack = true
      this.join()
    })
  }

  /** As when a proxy between dies. */
  reset(): void {
    ;(this.socket as unknown as { _socket: Socket | null })._socket?.resetAndDestroy()
  }

  stopReading(): void {
    this.socket?.pause()
  }

  readOn(): void {
    this.socket?.resume()
  }

  private hear({ payload }: Message): void {
    if (!payload?.data) return void (this.tally.errors += 1)
    const { cursor, event } = payload.data.incidentChanged
    this.cursor = cursor
    if (event?.text === undefined) return
    const [number, sentAt] = event.text.split(' ').map(Number) as [number, number]
    if (number <= this.heard) this.tally.repeats += 1
    if (number > this.heard + 1) this.tally.gaps += 1
    this.heard = number
    this.tally.latencies.push(Date.now() - sentAt)
  }

  private lost(code: number): void {
    this.isBack = false
    this.tally.closes[code] = (this.tally.closes[code] ?? 0) + 1
    setTimeout(() => this.connect(), retryAfter * (1 + Math.random()))
  }
}
