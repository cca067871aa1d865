import { once } from 'node:events'
import { WebSocket, type ClientOptions } from 'ws'
import { expect } from '@jest/globals'
import { key, socketUrl, type TinyDesk } from './tiny-desk.js'
import { belfry } from './tiny-schema.js'

const open: RawClient[] = []

/** Ends what a test has opened. */
export const closeAll = () => open.splice(0).forEach(({ socket }) => socket.terminate())

interface Message {
  type: string
  id?: string
  payload?: { data?: unknown; errors?: unknown } & Record<string, unknown>
}

/** Frames as they are, over a socket of its own. */
export class RawClient {
  readonly socket: WebSocket
  readonly closed: Promise<number>
  private readonly arrived: Message[] = []
  private wake: () => void = () => undefined

  constructor(
    desk: TinyDesk,
    protocol: string | string[] = 'graphql-transport-ws',
    options: ClientOptions = {},
  ) {
    this.socket = new WebSocket(socketUrl(desk), protocol, options)
    this.closed = new Promise((resolve) => this.socket.once('close', resolve))
    this.socket.on('message', (data: Buffer) => {
      this.arrived.push(JSON.parse(data.toString()) as Message)
      this.wake()
    })
    open.push(this)
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  subscribe(id: string, query: string, extra: object = {}): void {
    this.send({ type: 'subscribe', id, payload: { query, ...extra } })
  }

  async next(): Promise<Message> {
    for (;;) {
      const message = this.arrived.shift()
      if (message) return message
      await new Promise<void>((resolve) => {
        this.wake = resolve
      })
    }
  }

  async settled(): Promise<Message[]> {
    await new Promise((resolve) => setTimeout(resolve, 50))
    return this.arrived
  }
}

export async function raw(desk: TinyDesk): Promise<RawClient> {
  const client = new RawClient(desk)
  await once(client.socket, 'open')
  return client
}

export async function ready(desk: TinyDesk): Promise<RawClient> {
  const client = await raw(desk)
  client.send({ type: 'connection_init', payload: { AUTHORIZATION: key } })
  expect(await client.next()).toEqual({ type: 'connection_ack' })
  return client
}

export const listeners = async (count: number) => {
  for (let turn = 0; belfry.listeners !== count && turn < 100; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  expect(belfry.listeners).toBe(count)
}
