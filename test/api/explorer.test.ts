import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import express from 'express'
import { buildSchema, parse, validate } from 'graphql'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { request, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { explorerRouter, mayHaveKey } from '../../src/api/explorer.js'

const KEY = 'tocsin_</script>_"secret"'
let local: Server
let hosted: Server

beforeAll(async () => {
  local = await serve({ localKey: KEY })
  hosted = await serve({})
})
afterAll(() => {
  local.close()
  hosted.close()
})

describe('the key of local mode', () => {
  test.each([
    'localhost',
    'localhost:4000',
    'LOCALHOST:1',
    '127.0.0.1:4000',
    '[::1]:4000',
    'desk.localhost:80',
  ])('is filled in where this machine asks for %s', async (host) => {
    expect(settingsIn((await get(local, '/', { host })).body)).toMatchObject({
      endpoint: '/graphql',
      key: KEY,
    })
  })

  test.each([
    'desk.example.com',
    'localhost.example.com',
    'localhost.',
    'notlocalhost',
    '127.0.0.1.nip.io:4000',
    '127.0.0.1@evil.example',
    '10.0.0.1',
    '[::2]',
  ])('is withheld where the name asked for is "%s", as after DNS rebinding', async (host) => {
    const { body } = await get(local, '/', { host })
    expect(settingsIn(body).key).toBeNull()
    expect(body).not.toContain('secret')
  })

  test.each(['origin', 'x-forwarded-for', 'x-forwarded-host', 'forwarded', 'via', 'x-real-ip'])(
    'is withheld from a request with the header %s: a script of another origin, or a proxy',
    async (header) => {
      const { body } = await get(local, '/', { host: 'localhost', [header]: '127.0.0.1' })
      expect(settingsIn(body).key).toBeNull()
    },
  )

  test.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.1.2.3', false],
    ['::ffff:10.1.2.3', false],
    ['fe80::1', false],
    ['127.0.0.1.example', false],
    [undefined, false],
  ])('with the peer %s: %s', (remoteAddress, allowed) => {
    const headers = { host: 'localhost:4000' }
    const socket = { remoteAddress } as Parameters<typeof mayHaveKey>[0]['socket']
    expect(mayHaveKey({ headers, socket })).toBe(allowed)
  })

  test('is filled in for nobody outside local mode', async () => {
    expect(settingsIn((await get(hosted, '/', { host: 'localhost' })).body).key).toBeNull()
  })
})

describe('the page', () => {
  test('may not be stored, framed, or load anything from elsewhere', async () => {
    const { headers } = await get(local, '/')
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
    const policy = headers['content-security-policy']
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(policy).toMatch(/script-src 'self';/)
  })

  test('is not built: the answer says what to do', async () => {
    const empty = await serve({ directory: mkdtempSync(join(tmpdir(), 'explorer-')), localKey: KEY })
    const { status, body } = await get(empty, '/')
    expect([status, body]).toEqual([503, 'The explorer has not been built: npm run build:explorer'])
    empty.close()
  })

  test.each([
    ['br', 'br'],
    ['gzip, deflate', 'gzip'],
    ['identity', undefined],
  ])('loads files that are cached for good, sent as %s', async (accepted, sent) => {
    const script = found(/src="([^"]+\.js)"/, (await get(local, '/')).body)
    const { status, headers } = await get(local, script, { 'accept-encoding': accepted })
    expect(status).toBe(200)
    expect(headers['content-encoding']).toBe(sent)
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test.each([
    '/explorer/manifest.json',
    '/explorer/..%2f..%2fpackage.json',
    '/explorer/none.js',
    '/explorer/%00.js',
  ])('gives no other file: %s', async (path) => {
    expect((await get(local, path)).status).toBe(404)
  })
})

const SCHEMA = 'schema.graphql'
const EXAMPLES = 'web/explorer/examples'

describe('the examples', () => {
  test.each(readdirSync(EXAMPLES).filter((name) => name.endsWith('.graphql')))('%s is valid', (name) => {
    const document = parse(readFileSync(join(EXAMPLES, name), 'utf8'))
    expect(validate(buildSchema(readFileSync(SCHEMA, 'utf8')), document)).toEqual([])
  })
})

function serve(options: Parameters<typeof explorerRouter>[0]): Promise<Server> {
  return new Promise((started) => {
    const server = express()
      .use(explorerRouter(options))
      .listen(0, '127.0.0.1', () => started(server))
  })
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

function get(server: Server, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const { port } = server.address() as AddressInfo
  return new Promise((answered, failed) => {
    request({ port, host: '127.0.0.1', path, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        answered({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString(),
        }),
      )
    })
      .on('error', failed)
      .end()
  })
}

function settingsIn(body: string): { endpoint: string; key: string | null } {
  const text = found(/<script type="application\/json" id="settings">(.*)<\/script>/, body)
  return JSON.parse(text) as { endpoint: string; key: string | null }
}

function found(pattern: RegExp, text: string): string {
  const match = pattern.exec(text)?.[1]
  if (match === undefined) throw new Error(`${pattern} is not in ${text}`)
  return match
}
