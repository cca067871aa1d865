import type { Request, Response } from 'express'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a build says of itself: the names of the files that a page begins with. */
export interface Manifest {
  script: string
  style: string
}

const ENCODINGS = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
]
const MIME = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/** Of a page that holds settings of its own and loads nothing from elsewhere. */
export const pageHeaders = (nonce: string) => ({
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

/** The bell, in the page itself. */
export const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#c2410c" ' +
      'd="M8 1a1 1 0 0 1 1 1v.6A5 5 0 0 1 13 7.5V11l1.5 2h-13L3 11V7.5a5 5 0 0 1 4-4.9V2a1 1 0 0 1 1-1zM6 14h4a2 2 0 0 1-4 0z"/></svg>',
  )

/** Settings as they stand in a page: nothing in them can end the element. */
export const inPage = (settings: object) => JSON.stringify(settings).replaceAll('<', '\\u003c')

/** Sends a file whose name carries its hash: packed where the browser takes it, kept for ever. */
export function sendAsset(directory: string, request: Request, response: Response): void {
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
export async function readManifest(directory: string): Promise<Manifest | null> {
  try {
    return JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8')) as Manifest
  } catch {
    return null
  }
}

/** The sources and what is compiled from them lie at different depths. */
export function projectRoot(): string {
  let directory = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(directory, 'package.json')) && dirname(directory) !== directory) {
    directory = dirname(directory)
  }
  return directory
}
