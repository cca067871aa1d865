import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import express from 'express'
import { buildSchema, parse, validate } from 'graphql'
import { boardRouter } from '../../src/api/board.js'

let server: Server
let origin: string

beforeAll(async () => {
  const app = express().use(boardRouter({ endpoint: '/graphql', localKey: 'tocsin_</script>' }))
  app.use(boardRouter({ endpoint: '/graphql', localKey: null }))
  server = createServer(app)
  await new Promise<void>((go) => server.listen(0, '127.0.0.1', () => go()))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())

test.each(['/board', '/incidents/INC-42', '/metrics-board', '/analyses/analysis_1'])(
  'the page at %s may not be stored, framed, or load anything from elsewhere',
  async (path) => {
    const { status, headers } = await fetch(origin + path)
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'")
    expect(headers.get('x-frame-options')).toBe('DENY')
  },
)

test('a key that looks like an end of the script ends nothing', async () => {
  const page = await (await fetch(`${origin}/board`)).text()
  expect(page).toContain('tocsin_\\u003c/script>')
})

test('a browser behind a proxy is given no key', async () => {
  const page = await (await fetch(`${origin}/board`, { headers: { 'x-forwarded-for': '10.1.2.3' } })).text()
  expect(page).toContain('"key":null')
})

test.each(['br', 'gzip'])('scripts and styles are kept for ever and come packed as %s', async (encoding) => {
  const page = await (await fetch(`${origin}/board`)).text()
  const files = [...page.matchAll(/\/board\/assets\/[\w-]+\.(?:js|css)/g)].map(([path]) => path)
  expect(files).toHaveLength(2)
  for (const file of files) {
    const { headers, status } = await fetch(origin + file, { headers: { 'accept-encoding': encoding } })
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-encoding')).toBe(encoding)
    expect(headers.get('vary')).toContain('Accept-Encoding')
    expect(headers.get('etag')).toBeTruthy()
  }
})

test('what is no asset is not served', async () => {
  for (const name of ['manifest.json', 'trusted-documents.json', '..%2F..%2Fpackage.json'])
    expect((await fetch(`${origin}/board/assets/${name}`)).status).toBe(404)
})

test('the documents that the board sends are listed under their SHA-256, and are good', async () => {
  const documents = JSON.parse(await readFile('dist/web/board/trusted-documents.json', 'utf8')) as Record<
    string,
    string
  >
  const schema = buildSchema(await readFile('schema.graphql', 'utf8'))
  expect(Object.keys(documents).length).toBeGreaterThanOrEqual(10)
  for (const [hash, text] of Object.entries(documents)) {
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
    expect(validate(schema, parse(text))).toEqual([])
  }
})
