import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { backlog, drainLinger } from './limits.js'

/** A server that does not wait long for slow senders of headers and bodies: they give up their connection. */
export function patientServer(app: RequestListener): Server {
  const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000 }
  const server = createServer({ ...patience, maxHeaderSize: 16_384 }, app)
  server.maxHeadersCount = 100
  return server
}

/** Where a server listens; `base` is how it is reached from this machine. */
export interface Listening {
  base: string
  port: number
  address: string
}

/** 0 takes any free port. */
export async function listen(server: Server, place: { port: number; host: string }): Promise<Listening> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: place.port, host: place.host, backlog }, () => resolve())
  })
  const { port, address } = server.address() as AddressInfo
  return { base: `http://${hostText(place.host)}:${port}`, port, address }
}

/** Ends a server: nothing new, what has begun is answered, and at the deadline all is cut. */
export async function endServer(server: Server, deadline: AbortSignal): Promise<void> {
  // Who has just connected, or has not yet heard that we are no longer ready, is still answered.
  if (await hasConnections(server)) await aborted(AbortSignal.timeout(drainLinger))
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  deadline.addEventListener('abort', () => server.closeAllConnections(), { once: true })
  // Sockets that were upgraded are no connections of the server any more.
  await Promise.race([closed, aborted(deadline)])
}

const hasConnections = (server: Server) =>
  new Promise<boolean>((resolve) => server.getConnections((_, count) => resolve(count > 0)))

export const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))

/** As an address of the web: IPv6 in brackets, "any address" as the one of this machine. */
function hostText(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
