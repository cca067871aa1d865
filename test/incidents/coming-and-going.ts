import { WebSocket } from 'ws'
import type { IncidentFilter } from '../../src/incidents/filter.inputs.js'

/** A message as it came, and over which of its reader's connections. */
export interface Told {
  connection: number
  cursor: string
  kind: 'EVENT' | 'HIDDEN' | 'POSITION'
  incidentId: string | null
  matches: boolean
  event: { id: string; summary: string } | null
  incident: { id: string; title: string; status: string; priority: string } | null
}

interface Frame {
  type: string
  payload?: { data?: { incidentChanged: Omit<Told, 'connection'> } }
}

const query = `subscription ($after: String, $filter: IncidentFilter) {
  incidentChanged(after: $after, filter: $filter) { cursor kind incidentId matches
    event { id summary } incident { id title description status priority } } }`

/** Too slow for the desk: it is for the client to come back. */
const tooSlow = 4413

/** Somebody who follows incidents over sockets, goes, comes back with the last cursor, and reads as fast as they like. */
export class ComingAndGoing {
  readonly heard: Told[] = []
  failure: string | null = null
  connections = 0
  private socket: WebSocket | null = null
  private wake: () => void = () => undefined

  constructor(
    private readonly key: string,
    private readonly filter: Partial<IncidentFilter> | null,
    private cursor: string,
  ) {}

  get isHere(): boolean {
    return this.socket !== null && !this.socket.isPaused
  }

  come(url: string): void {
    if (this.socket) return
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
    const connection = (this.connections += 1)
    this.socket = socket
    const send = (message: object) => socket.send(JSON.stringify(message))
    socket.on('open', () =>
      send({ type: 'connection_init', payload: { authorization: `Bearer ${this.key}` } }),
    )
    socket.on('message', (data: Buffer) => {
      if (this.socket !== socket) return
      const frame = JSON.parse(data.toString()) as Frame
      if (frame.type === 'connection_ack') {
        const variables = { after: this.cursor, filter: this.filter }
        return send({ type: 'subscribe', id: '1', payload: { query, variables } })
      }
      if (frame.type === 'ping') return send({ type: 'pong' })
      if (frame.type === 'next' && frame.payload?.data)
        this.hear({ ...frame.payload.data.incidentChanged, connection })
      else this.fail(data.toString())
    })
    socket.on('error', (error) => this.socket === socket && this.fail(String(error)))
    socket.on('close', (code) => {
      if (this.socket !== socket) return
      this.socket = null
      if (code === tooSlow) this.come(url)
      else this.fail(`closed with ${code}`)
    })
  }

  /** With or without a word. */
  go(politely: boolean): void {
    const { socket } = this
    this.socket = null
    socket?.on('error', () => undefined)
    if (socket?.isPaused) socket.resume()
    if (politely) socket?.close(1000)
    else socket?.terminate()
  }

  stopReading(): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.pause()
  }

  readOn(): void {
    this.socket?.resume()
  }

  /** Waits until it has been told of this incident. */
  async upTo(incidentId: string): Promise<void> {
    while (!this.heard.some((told) => told.incidentId === incidentId)) {
      if (this.failure !== null) throw new Error(this.failure)
      await new Promise<void>((resolve) => (this.wake = resolve))
    }
  }

  private hear(told: Told): void {
    this.heard.push(told)
    this.cursor = told.cursor
    this.wake()
  }

  private fail(why: string): void {
    this.failure ??= why
    this.wake()
  }
}
