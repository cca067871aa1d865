import express, { type Request, type Response, type Router } from 'express'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface ExplorerOptions {
  /** Where GraphQL is answered, over HTTP and over WebSockets alike. Default `/graphql`. */
  endpoint?: string
  /** The key to fill in, in local mode; left out or null everywhere else. */
  localKey?: string | null
  /** What `npm run build:explorer` made. Default `dist/explorer` of the project. */
  directory?: string
}

interface Manifest {
  script: string
  style: string
}

/** What web/explorer/main.tsx finds in the page. */
interface Settings {
  endpoint: string
  key: string | null
  nonce: string
}

const NOT_BUILT = 'The explorer has not been built: npm run build:explorer'
const TURNED_OFF = 'There is no explorer here: this desk does not tell its schema (INTROSPECTION=off).'
const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
]
const MIME = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }
const pageHeaders = (nonce: string) => ({
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    'font-src data:',
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
})

/** Serves the explorer: the page at `/`, what it loads under `/explorer/`. */
export function explorerRouter(options: ExplorerOptions = {}): Router {
  const directory = options.directory ?? join(projectRoot(), 'dist/explorer')
  const endpoint = options.endpoint ?? '/graphql'
  const router = express.Router()

  router.get('/', async (request, response) => {
    const manifest = await readManifest(directory)
    const nonce = randomBytes(16).toString('base64')
    response.set(pageHeaders(nonce))
    if (manifest === null) {
      response.status(503).type('text/plain').send(NOT_BUILT)
      return
    }
    const key = mayHaveKey(request) ? (options.localKey ?? null) : null
    response.type('html').send(page(manifest, `${request.baseUrl}/explorer`, { endpoint, key, nonce }))
  })
  router.get('/explorer/:file', (request, response) => sendAsset(directory, request, response))
  return router
}

/** In its place where the schema is not told: without it the explorer would show nothing. */
export function noExplorerRouter(): Router {
  const router = express.Router()
  router.get('/', (_, response) => {
    response.status(404).type('text/plain').send(TURNED_OFF)
  })
  return router
}

/**
 * Whether the key of local mode may go into the answer: to a browser on this machine that asked for a local
 * name (a foreign name that resolves to 127.0.0.1 is DNS rebinding), as a page and not as a script's fetch
 * from another origin, and not through a proxy, which makes every visitor of the world look local.
 */
export function mayHaveKey(request: Pick<Request, 'headers' | 'socket'>): boolean {
  const { headers } = request
  const proxied = PROXY_HEADERS.some((name) => headers[name] !== undefined)
  return (
    isLoopback(request.socket.remoteAddress) &&
    isLocalName(headers.host) &&
    headers.origin === undefined &&
    !proxied
  )
}

const PROXY_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
]

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/i.test(address)
}

function isLocalName(host: string | undefined): boolean {
  return host !== undefined && /^(([a-z0-9-]+\.)*localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)
}

function page(manifest: Manifest, assets: string, settings: Settings): string {
  const data = JSON.stringify(settings).replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Tocsin explorer</title>
    <link rel="icon" href="${ICON}" />
    <link rel="stylesheet" href="${assets}/${manifest.style}" />
    <script type="application/json" id="settings">${data}</script>
    <script type="module" src="${assets}/${manifest.script}"></script>
  </head>
  <body>
    <div id="explorer"></div>
    <noscript>The explorer needs JavaScript. The API itself is at ${endpointText(settings.endpoint)}.</noscript>
  </body>
</html>
`
}

const endpointText = (endpoint: string) => endpoint.replace(/[^\w./-]/g, '')

const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#c2410c" ' +
      'd="M8 1a1 1 0 0 1 1 1v.6A5 5 0 0 1 13 7.5V11l1.5 2h-13L3 11V7.5a5 5 0 0 1 4-4.9V2a1 1 0 0 1 1-1zM6 14h4a2 2 0 0 1-4 0z"/></svg>',
  )

function sendAsset(directory: string, request: Request, response: Response): void {
  const name = String(request.params.file)
  const type = /^[\w-]+\.(css|js)$/.exec(name)?.[1] as keyof typeof MIME | undefined
  if (type === undefined || !existsSync(join(directory, name))) {
    response.status(404).type('text/plain').send('Not found')
    return
  }
  const accepted = request.acceptsEncodings(ENCODINGS.map((encoding) => encoding.name))
  const packed = ENCODINGS.find(
    (encoding) => encoding.name === accepted && existsSync(join(directory, name + encoding.suffix)),
  )
  response.vary('Accept-Encoding')
  response.set({
    'Content-Type': MIME[type],
    'X-Content-Type-Options': 'nosniff',
    // Said here, since `sendFile` leaves alone what is said for all answers.
    'Cache-Control': 'public, max-age=31536000, immutable',
  })
  if (packed) response.set('Content-Encoding', packed.name)
  response.sendFile(name + (packed?.suffix ?? ''), { root: directory })
}

/** Read with each page: a build beside a running desk is picked up. */
async function readManifest(directory: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as Manifest
  } catch {
    return null
  }
}

/** The sources and what is compiled from them lie at different depths. */
function projectRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'package.json')) && dirname(directory) !== directory) {
    directory = dirname(directory)
  }
  return directory
}
