import express, { type Router } from 'express'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ICON, inPage, pageHeaders, projectRoot, readManifest, sendAsset, type Manifest } from './assets.js'
import { mayHaveKey } from './explorer.js'

export interface BoardOptions {
  /** Where GraphQL is answered, over HTTP and over WebSockets alike. */
  endpoint: string
  /** The key to sign in with, in local mode; null everywhere else. */
  localKey: string | null
  /** What `npm run build:board` made. Default `dist/web/board` of the project. */
  directory?: string
}

const NOT_BUILT = 'The board has not been built: npm run build:board'
/** All are one page, which looks at its own address. */
const ADDRESSES = ['/board', '/incidents/:incident', '/metrics-board', '/analyses/:analysis']

const builtAt = () => join(projectRoot(), 'dist/web/board')

/** The documents that the board and the pages beside it send, by their ids; none where nothing was built. */
export async function boardDocuments(): Promise<[id: string, text: string][]> {
  const text = await readFile(join(builtAt(), 'trusted-documents.json'), 'utf8').catch(() => '{}')
  return Object.entries(JSON.parse(text) as Record<string, string>)
}

/** Serves the board and the pages beside it; what they load lies under `/board/assets/`. */
export function boardRouter(options: BoardOptions): Router {
  const directory = options.directory ?? builtAt()
  const router = express.Router()
  router.get(ADDRESSES, async (request, response) => {
    const manifest = await readManifest(directory)
    response.set(pageHeaders(randomBytes(16).toString('base64')))
    if (manifest === null) {
      response.status(503).type('text/plain').send(NOT_BUILT)
      return
    }
    const key = mayHaveKey(request) ? options.localKey : null
    response.type('html').send(page(manifest, { endpoint: options.endpoint, key }))
  })
  router.get('/board/assets/:file', (request, response) => sendAsset(directory, request, response))
  return router
}

/** What web/board/desk/settings.ts finds in the page. */
interface Settings {
  endpoint: string
  key: string | null
}

const page = (manifest: Manifest, settings: Settings) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Tocsin</title>
    <link rel="icon" href="${ICON}" />
    <link rel="stylesheet" href="/board/assets/${manifest.style}" />
    <script type="application/json" id="settings">${inPage(settings)}</script>
    <script type="module" src="/board/assets/${manifest.script}"></script>
  </head>
  <body>
    <div id="board"></div>
    <noscript>The board needs JavaScript.</noscript>
  </body>
</html>
`
