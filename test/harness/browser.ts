import { chromium, type Browser } from 'playwright-core'
import { ensureProgram } from './programs.js'

/** A real Chromium without a window, which asks nobody but the pages it is sent to. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureProgram('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
