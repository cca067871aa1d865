import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { live, openBoard } from '../harness/board-page.js'
import { openBrowser } from '../harness/browser.js'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'

let dataDir: string
let desk: DeskProcess
let browser: Browser

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-board-'))
  desk = await startDeskProcess(dataDir)
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await desk.kill('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

const words = ['the first', 'the second', 'the third']

test('a board whose desk is killed says that it is not live, comes back, and has missed nothing', async () => {
  const { port, origin } = new URL(desk.url)
  const page = await openBoard(browser, `${origin}/board`)
  await live(page)

  await desk.kill('SIGKILL')
  await page.getByRole('status').getByText('Not live – since').waitFor()

  // Meanwhile people go on, through a copy of the desk that this board cannot reach.
  desk = await startDeskProcess(dataDir)
  for (const title of words) {
    const input = { title: `Behind its back: ${title}`, severity: 'HIGH', urgency: 'HIGH' }
    const answer = await ask(
      desk,
      'mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }',
      { input },
    )
    expect(answer?.errors).toBeUndefined()
  }
  await desk.kill('SIGTERM')
  expect(await page.getByText('Behind its back').count()).toBe(0)

  desk = await startDeskProcess(dataDir, { PORT: port })
  const caughtUp = page.getByRole('status').getByText('Caught up')
  await caughtUp.waitFor()
  const changes = /Caught up: (\d+) change/.exec((await caughtUp.textContent()) ?? '')?.[1]
  expect(Number(changes)).toBeGreaterThanOrEqual(words.length)
  for (const title of words) {
    await page.locator('.incidents').getByText(`Behind its back: ${title}`).waitFor()
    await page.locator('.happened').getByText(`Behind its back: ${title}`).first().waitFor()
  }
}, 300_000)
