// Makes docs/board.png, with which the README opens: the board of a new desk with its sample data.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { live, openBoard } from '../harness/board-page.js'
import { openBrowser } from '../harness/browser.js'
import { startDeskProcess } from '../harness/desk-process.js'

const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-screenshot-'))
const desk = await startDeskProcess(dataDir)
const browser = await openBrowser()
try {
  const page = await openBoard(browser, desk.url.replace('/graphql', '/board'), {
    viewport: { width: 1600, height: 1000 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  await live(page)
  await page.locator('.plot canvas').nth(3).waitFor()
  await page.screenshot({ path: 'docs/board.png' })
  if (process.argv[2]) {
    await page.locator('.incidents a').first().click()
    await page.getByRole('button', { name: 'Resolve' }).waitFor()
    await page.screenshot({ path: process.argv[2] })
  }
} finally {
  await browser.close()
  await desk.kill('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
}
