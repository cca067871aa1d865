import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parseNetworks } from '../../src/config-values.js'
import { isPublic } from '../../src/notifications/addresses.js'
import { waitAfter } from '../../src/notifications/backoff.js'
import { checkUrl, post, RefusedAddress } from '../../src/notifications/outbound.js'

const here = parseNetworks('127.0.0.0/8, ::1/128') ?? []
let server: Server
let base: string
const heard: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? '')
    if (request.url === '/moved') {
      response.writeHead(302, { location: '/secret' }).end()
      return
    }
    if (request.url === '/drip') {
      response.write('.')
      const drip = setInterval(() => response.write('.'), 200)
      response.once('close', () => clearInterval(drip))
      return
    }
    if (request.url === '/much') {
      response.end('x'.repeat(1_000_000))
      return
    }
    request.pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

describe('what an address may lead to', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '192.0.2.1',
    '198.18.0.1',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    'nonsense',
  ])('not %s', (address) => {
    expect(isPublic(address)).toBe(false)
  })
  test.each(['8.8.8.8', '1.1.1.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])('but %s', (address) => {
    expect(isPublic(address)).toBe(true)
  })
})

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://017700000001/',
  'http://127.0.0.1./',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'https://user@example.org/',
  'https://example.org:22/',
  'http://8.8.8.8:25/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'nonsense',
])('%s is refused before anything is called', async (address) => {
  expect(() => checkUrl(address, [])).toThrow(RefusedAddress)
  await expect((async () => post(address, { headers: {}, body: '' }, []))()).rejects.toThrow(RefusedAddress)
})

test('a name is refused for what it means when it is called', async () => {
  const { port } = server.address() as AddressInfo
  expect(() => checkUrl('http://localhost:8080/', [])).not.toThrow()
  await expect(post('http://localhost:8080/', { headers: {}, body: '' }, [])).rejects.toThrow(RefusedAddress)
  const answer = await post(`http://localhost:${port}/echo`, { headers: {}, body: 'hello' }, here)
  expect(answer).toMatchObject({ status: 200, body: 'hello' })
})

test('a redirect is an answer, and is not followed', async () => {
  expect((await post(`${base}/moved`, { headers: {}, body: '' }, here)).status).toBe(302)
  expect(heard).not.toContain('/secret')
})

test('of a long answer little is read', async () => {
  expect((await post(`${base}/much`, { headers: {}, body: '' }, here)).body).toHaveLength(65_536)
})

test('a peer that sends byte by byte is given up', async () => {
  await expect(post(`${base}/drip`, { headers: {}, body: '' }, here)).rejects.toThrow()
})

test('waits grow, stay within a fifth of their length, and end after nine', () => {
  const waits = Array.from({ length: 10 }, (_, index) => waitAfter(index + 1, 'a'))
  expect(waits[9]).toBeNull()
  const seconds = [5, 30, 120, 600, 1_800, 7_200, 21_600, 43_200, 86_400]
  seconds.forEach((wait, index) => {
    expect(Math.abs((waits[index] ?? 0) / 1_000 - wait)).toBeLessThanOrEqual(wait * 0.2 + 0.001)
  })
  expect(waitAfter(1, 'a')).toBe(waitAfter(1, 'a'))
  expect(new Set(['a', 'b', 'c', 'd'].map((key) => waitAfter(3, key))).size).toBe(4)
})

test('a receiver that asks for patience gets it, up to a day', () => {
  expect(waitAfter(1, 'a', 60_000)).toBe(60_000)
  expect(waitAfter(1, 'a', 1e12)).toBe(86_400_000)
  expect(waitAfter(1, 'a', 1)).toBeGreaterThan(3_000)
})
