import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import { serveSmallDesk, type SmallDesk } from './small-desk.js'

const CHROMIUM = '/usr/bin/chromium'
const browserTest = existsSync(CHROMIUM) ? test : test.skip
const KEY = 'tocsin_test_key'

let browser: Browser
let desk: SmallDesk

beforeAll(async () => {
  execFileSync(process.execPath, ['web/explorer/build.mjs'])
  desk = await serveSmallDesk(KEY)
  if (!existsSync(CHROMIUM)) return
  browser = await chromium.launch({
    executablePath: CHROMIUM,
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
})
afterAll(async () => {
  await browser?.close()
  await desk.close()
})

browserTest('a subscription in one page receives what a mutation in another page does', async () => {
  const context = await browser.newContext()
  const follower = await openExplorer(await context.newPage())
  await run(follower, 'FollowIncidents')
  await until(() => desk.subscriptions() === 1)

  const opener = await openExplorer(await context.newPage())
  await run(opener, 'OpenIncident')
  await opener.getByLabel('Result Window').getByText('"number": 1').waitFor()
  const event = follower.getByLabel('Result Window').getByText('Ada Park opened')
  await event.waitFor()

  expect([...follower.faults, ...opener.faults]).toEqual([])
  expect(desk.keysSeen()).toEqual({ http: [`Bearer ${KEY}`], socket: [`Bearer ${KEY}`] })
  await context.close()
  await until(() => desk.subscriptions() === 0)
})

browserTest('a subscription goes on in the pane "Live" while another tab is used', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage())
  await run(page, 'FollowIncidents')
  await until(() => desk.subscriptions() === 1)
  await run(page, 'OpenIncident')
  const live = page.getByRole('region', { name: 'Live' })
  await live.getByText('running, 1 event').waitFor()
  await live.getByText('Ada Park opened').waitFor()

  await live.getByRole('button', { name: 'Stop' }).click()
  await live.getByText('ended, 1 event').waitFor()
  await until(() => desk.subscriptions() === 0)
  expect(page.faults).toEqual([])
  await context.close()
})

browserTest('the key is there again after a reload, and is stored nowhere', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage())
  await run(page, 'OpenIncident')
  await page.getByLabel('Result Window').getByText('"number"').waitFor()
  await page.waitForTimeout(700) // GraphiQL stores its tabs half a second after the last edit
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))
  expect(stored).toContain('OpenIncident')
  expect(stored).not.toContain(KEY)

  await page.reload()
  await ready(page)
  await run(page, 'OpenIncident')
  await page.getByLabel('Result Window').getByText('"number"').waitFor()
  expect(page.faults).toEqual([])
  await context.close()
})

browserTest('without a key, the one typed into the headers reaches HTTP and the socket', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage(), desk.hostedUrl)
  await page.getByLabel('Headers').locator('.graphiql-editor:not(.hidden) .CodeMirror').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(`{ "Authorization": "Bearer ${KEY}" }`)
  await page.waitForTimeout(700) // GraphiQL takes note half a second after the last edit
  await page.getByRole('button', { name: 'Execute query' }).click()
  await until(() => desk.subscriptions() === 1)
  await run(page, 'OpenIncident')
  await page.getByLabel('Result Window').getByText('"number"').waitFor()
  await context.close()
  await until(() => desk.subscriptions() === 0)
})

browserTest('every description can be read in the documentation pane', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage())
  await page.getByRole('link', { name: 'Mutation' }).click()
  await page.getByText('Logs an incident, whoever noticed it.').waitFor()
  await page.getByRole('link', { name: 'OpenIncidentInput' }).click()
  await page.getByText('How bad it is for the business.').waitFor()
  await page.getByRole('link', { name: 'Severity', exact: true }).click()
  await page.getByText('The business stands still.').waitFor()
  expect(page.faults).toEqual([])
  await context.close()
})

browserTest('its dialogs and its completion work under the content security policy', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage())
  await page.getByRole('button', { name: 'Open settings dialog' }).click()
  await page.getByText('Clear data').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByLabel('Query Editor').locator('.CodeMirror').first().click()
  await page.keyboard.press('Control+Space')
  await page.locator('.CodeMirror-hints').waitFor()
  expect(page.faults).toEqual([])
  await context.close()
})

type Explorer = Page & { faults: string[] }

/** Opens the explorer; `faults` collects what should not be: console errors and requests to other hosts. */
async function openExplorer(page: Page, url = desk.url): Promise<Explorer> {
  const faults: string[] = []
  page.setDefaultTimeout(10_000)
  const origin = new URL(url).host
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => {
    const { host, protocol } = new URL(request.url())
    if (protocol !== 'data:' && protocol !== 'blob:' && host !== origin) faults.push(request.url())
  })
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()}`))
  await page.goto(url)
  await ready(page)
  return Object.assign(page, { faults })
}

/** The four editors load after the page. */
async function ready(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'FollowIncidents' }).waitFor()
  await expectSoon(() => page.locator('.CodeMirror').count(), 4)
}

async function run(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('button', { name: 'Execute query' }).click()
}

async function until(holds: () => boolean): Promise<void> {
  await expectSoon(async () => holds(), true)
}

async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  for (let tries = 0; tries < 400 && (await read()) !== wanted; tries++) {
    await new Promise((go) => setTimeout(go, 25))
  }
  expect(await read()).toBe(wanted)
}
