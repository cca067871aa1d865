import { lookup } from 'node:dns/promises'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublic, isWithin, type Network } from './addresses.js'

/** Connecting and answering together, in milliseconds: less than a claim is held. */
export const patience = 5_000
/** What is read of an answer. */
const mostRead = 64 * 1_024
const ports = new Set(['80', '443', '8080', '8443'])

/** What somebody's address may not be. The message names no address that was found out. */
export class RefusedAddress extends Error {}

export interface OutboundAnswer {
  status: number
  headers: IncomingMessage['headers']
  body: string
}

/** @throws RefusedAddress for what no answer can come from whatever the name means: other protocols, ports, users */
export function checkUrl(text: string, allowed: readonly Network[]): URL {
  if (!URL.canParse(text)) throw new RefusedAddress('is no address')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new RefusedAddress('must be http or https')
  if (url.username || url.password) throw new RefusedAddress('must not hold a user or password')
  const host = hostOf(url)
  if (isIP(host)) checkAddress(host, url, allowed)
  else if (url.port && !ports.has(url.port) && allowed.length === 0)
    throw new RefusedAddress('must use port 80, 443, 8080 or 8443')
  return url
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

function checkAddress(address: string, url: URL, allowed: readonly Network[]): void {
  if (isWithin(address, allowed)) return
  if (!isPublic(address)) throw new RefusedAddress('leads to a network that the desk does not call')
  if (url.port && !ports.has(url.port)) throw new RefusedAddress('must use port 80, 443, 8080 or 8443')
}

/**
 * Posts to an address that somebody gave, so that it leads nowhere but out (SEC-15): the name is looked up once, every
 * address that it means is checked in the very lookup of the socket, redirects are not followed, little is read, and
 * all of it ends after five seconds, also with a peer that sends byte by byte.
 * @throws RefusedAddress; what the network says
 */
export function post(
  address: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  allowed: readonly Network[],
): Promise<OutboundAnswer> {
  const url = checkUrl(address, allowed)
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
    lookup: checkedLookup(url, allowed),
    agent: false,
    signal: AbortSignal.timeout(patience),
  }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, (response) => {
      readSome(response).then(
        (text) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        reject,
      )
    })
    request.once('error', reject)
    request.end(body)
  })
}

async function readSome(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= mostRead) break
  }
  return Buffer.concat(chunks).subarray(0, mostRead).toString()
}

/** The lookup of the socket itself: what is checked is what is connected to, and nobody can change it in between. */
function checkedLookup(url: URL, allowed: readonly Network[]): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { all: true, verbatim: true }).then(
      (found) => {
        try {
          for (const { address } of found) checkAddress(address, url, allowed)
        } catch (error) {
          return done(error as Error, '', 0)
        }
        const [first] = found
        if (!first) return done(new RefusedAddress('leads nowhere'), '', 0)
        if (options.all) done(null, found)
        else done(null, first.address, first.family)
      },
      (error: Error) => done(error, '', 0),
    )
  }
}
