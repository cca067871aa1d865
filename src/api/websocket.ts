import type { IncomingMessage, Server as HttpServer } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { AddressOf } from './address.js'
import { endpoint } from './http.js'
import { limits, socketLimits } from './limits.js'
import { isAllowedOrigin } from './origin.js'
import { SocketCounts } from './websocket-counts.js'
import { Peer } from './websocket-peer.js'
import { createProtocol, type ProtocolParts, type SocketExtra } from './websocket-protocol.js'

export interface WebSocketParts extends Omit<ProtocolParts, 'sockets'> {
  addressOf: AddressOf
  allowedOrigins: readonly string[]
  socketsPerPrincipal: number
}

export interface WebSockets {
  /** How many are open. */
  readonly size: number
  /** Closes each as soon as nothing of it is under way, so that clients come back elsewhere; all by then. */
  drain(deadline: AbortSignal): Promise<void>
}

/** Each socket is pinged in one of so many turns. */
const turns = socketLimits.keepAlive / socketLimits.checkEvery

/** Takes over the upgrades of a server: GraphQL over WebSockets on the path where it is over HTTP. */
export function serveWebSockets(server: HttpServer, parts: WebSocketParts): WebSockets {
  const { log } = parts
  const protocol = createProtocol({ ...parts, sockets: new SocketCounts(parts.socketsPerPrincipal) })
  const open = new Set<SocketExtra>()
  let opened = 0
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageBytes,
    clientTracking: false,
    // Any other is let in and closed with 4406, which tells its client what is wrong.
    handleProtocols: (offered) =>
      offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) ? GRAPHQL_TRANSPORT_WS_PROTOCOL : ([...offered][0] ?? false),
  })
  let draining = false

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', ignore)
    const { origin, host } = request.headers
    const path = (request.url ?? '').split('?')[0]
    if (path !== endpoint) return refuse(socket, '404 Not Found')
    if (origin !== undefined && !isAllowedOrigin(origin, host, parts.allowedOrigins)) {
      return refuse(socket, '403 Forbidden')
    }
    if (draining) return refuse(socket, '503 Service Unavailable')
    sockets.handleUpgrade(request, socket, head, (upgraded) => enter(upgraded, socket as Socket, request))
  })

  function enter(socket: WebSocket, wire: Socket, request: IncomingMessage): void {
    const peer = new Peer(socket, wire, parts.clock, (opened += 1) % turns)
    const { authorization } = request.headers
    const extra: SocketExtra = { peer, authorization, ipAddress: parts.addressOf(request) }
    open.add(extra)
    const closed = protocol.opened(
      {
        protocol: socket.protocol,
        send: (message) => peer.send(message),
        close: (code, reason) => socket.close(code, reason),
        onMessage: (handle) => {
          socket.on('message', (data, isBinary) => {
            if (!peer.hear()) return
            peer
              .handle(() => handle(isBinary ? '' : textOf(data)))
              .catch((error: unknown) => {
                log.error({ err: error }, 'A message could not be dealt with')
                socket.close(4500, 'Internal server error')
              })
          })
        },
      },
      extra,
    )
    for (const event of ['ping', 'pong'] as const) socket.on(event, () => void peer.hear())
    // A frame that is too large or malformed: ws closes the socket by itself, with the code that fits.
    socket.on('error', (error) => log.debug({ err: error }, 'A socket failed'))
    socket.once('close', (code, reason) => {
      open.delete(extra)
      extra.leave?.()
      closed(code, reason.toString()).catch((error: unknown) => {
        log.error({ err: error }, 'A closed socket was not cleaned up')
      })
    })
  }

  let turn = 0
  const checking = setInterval(() => {
    turn = (turn + 1) % turns
    open.forEach(({ peer }) => {
      if (peer.turn === turn) peer.ping()
      peer.checkProgress()
      peer.checkUse()
    })
  }, socketLimits.checkEvery)
  const rechecking = setInterval(
    () => open.forEach(({ session }) => void session?.recheck()),
    socketLimits.recheckEvery,
  )
  rechecking.unref()
  checking.unref()

  return {
    get size() {
      return open.size
    },
    drain: async (deadline) => {
      draining = true
      open.forEach(({ peer }) => peer.leave())
      while (open.size > 0 && !deadline.aborted) await briefly()
      open.forEach(({ peer }) => peer.socket.terminate())
      clearInterval(checking)
      clearInterval(rechecking)
    },
  }
}

/** No closure: it would hold the request for as long as the socket stands. */
function ignore(): void {}

const briefly = () => new Promise((resolve) => setTimeout(resolve, 20))

function textOf(data: RawData): string {
  // Text arrives whole in one buffer unless `binaryType` says otherwise.
  return (data as Buffer).toString()
}

/** A peer that never ends its half is not waited for. */
function refuse(socket: Duplex, status: string): void {
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
