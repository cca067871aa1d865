import type { IncomingMessage } from 'node:http'
import proxyaddr from 'proxy-addr'

/** Where a request comes from, as far as the proxies that are trusted tell. */
export type AddressOf = (request: IncomingMessage) => string | null

/**
 * `trust` as TRUST_PROXY says: nobody, so many proxies nearest to the desk, or those at these addresses and networks.
 * What a client writes into X-Forwarded-For by itself stands further away than any of them, and is never reached.
 */
export function addressOf(trust: false | number | readonly string[]): AddressOf {
  const trusted =
    trust === false
      ? () => false
      : typeof trust === 'number'
        ? (_address: string, hop: number) => hop < trust
        : proxyaddr.compile([...trust])
  return (request) => {
    if (request.socket.remoteAddress === undefined) return null
    const address = proxyaddr(request, trusted)
    const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
    // A proxy may write what is no address at all.
    return mapped ?? (/^[\da-f.:]{2,45}$/i.test(address) ? address : null)
  }
}
