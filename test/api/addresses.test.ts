import { connect } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'
import type { TrustProxy } from '../../src/config-values.js'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk | null = null
afterEach(async () => {
  await served?.close()
  served = null
})

const open =
  'mutation { openIncident(input: { title: "a", severity: LOW, urgency: LOW }) { incident { id } } }'
const address = '{ auditLog(first: 1) { edges { node { ipAddress } } } }'

/** The address that the audit has of a call that came with this header, over both transports. */
async function addressesOf(trustProxy: TrustProxy, forwarded: string): Promise<unknown[]> {
  served = await servedDesk({ trustProxy })
  const { url, admin } = served
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${admin.key}` }
  const proxied = { ...headers, 'x-forwarded-for': forwarded }
  await fetch(url, { method: 'POST', headers: proxied, body: JSON.stringify({ query: open }) })
  const overHttp = await admin.http(address)
  class Proxied extends WebSocket {
    constructor(to: string, protocols: string) {
      super(to, protocols, { headers: { 'x-forwarded-for': forwarded } })
    }
  }
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: Proxied,
    connectionParams: { authorization: headers.authorization },
    retryAttempts: 0,
  })
  for await (const _ of client.iterate({ query: open })) break
  await client.dispose()
  const overSocket = await admin.http(address)
  return [overHttp, overSocket].map(
    ({ data }) =>
      (data as { auditLog: { edges: { node: { ipAddress: string } }[] } }).auditLog.edges[0]?.node.ipAddress,
  )
}

test.each<[string, TrustProxy, string, string]>([
  ['nobody is trusted: the peer counts, whatever it says', false, '203.0.113.9', '127.0.0.1'],
  ['one proxy is trusted: what it saw counts', 1, '203.0.113.9', '203.0.113.9'],
  [
    'one proxy is trusted: what the client wrote before it does not',
    1,
    '198.51.100.1, 203.0.113.9',
    '203.0.113.9',
  ],
  ['proxies by network', ['loopback', '10.0.0.0/8'], '203.0.113.9, 10.1.2.3', '203.0.113.9'],
  ['a proxy that is not on the list is a client', ['10.0.0.0/8'], '203.0.113.9', '127.0.0.1'],
  ['IPv4 in IPv6 is written as IPv4', 1, '::ffff:203.0.113.9', '203.0.113.9'],
])('%s', async (_, trust, forwarded, expected) => {
  expect(await addressesOf(trust, forwarded)).toEqual([expected, expected])
})

test('what is no address is written down as none', async () => {
  expect(await addressesOf(1, '<script>')).toEqual([null, null])
})

test('the log names the client, also one who goes away in the middle of a request', async () => {
  let left: (line: { ip: string | null }) => void
  const line = new Promise<{ ip: string | null }>((resolve) => (left = resolve))
  served = await servedDesk({
    trustProxy: 1,
    log: (text) => {
      if (text.includes('"aborted":true')) left(JSON.parse(text) as { ip: string | null })
    },
  })
  const { hostname, port } = new URL(served.url)
  const lines = ['POST /graphql HTTP/1.1', `Host: ${hostname}:${port}`, 'X-Forwarded-For: 203.0.113.9']
  lines.push(`Authorization: Bearer ${served.admin.key}`, 'Content-Type: application/json')
  lines.push('Content-Length: 100', '', '{')
  const socket = connect(Number(port), hostname)
  socket.write(lines.join('\r\n'), () => socket.destroy())
  expect((await line).ip).toBe('203.0.113.9')
})
