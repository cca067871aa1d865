import express, { type Request, type Router } from 'express'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ICON, inPage, pageHeaders, projectRoot, readManifest, sendAsset, type Manifest } from './assets.js'

export interface ExplorerOptions {
  /** Where GraphQL is answered, over HTTP and over WebSockets alike. Default `/graphql`. */
  endpoint?: string
  /** The key to fill in, in local mode; left out or null everywhere else. */
  localKey?: string | null
  /** What `npm run build:explorer` made. Default `dist/explorer` of the project. */
  directory?: string
}

/** What web/explorer/main.tsx finds in the page. */
interface Settings {
  endpoint: string
  key: string | null
  nonce: string
}

const NOT_BUILT = 'The explorer has not been built: npm run build:explorer'
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

/** In its place where it would show nothing, or could ask nothing. */
export function noExplorerRouter(why: string): Router {
  const router = express.Router()
  router.get('/', (_, response) => {
    response.status(404).type('text/plain').send(`There is no explorer here: ${why}.`)
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
  const data = inPage(settings)
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
