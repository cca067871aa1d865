import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { openBoard } from '../harness/board-page.js'
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

const at = (path: string) => desk.url.replace('/graphql', path)

async function asked<Data>(query: string, variables: object = {}): Promise<Data> {
  const answer = await ask(desk, query, variables)
  expect(answer?.errors).toBeUndefined()
  return answer?.data as unknown as Data
}

/** Opens a P1, or a P4; answers its id. */
async function opened(title: string, urgency: 'HIGH' | 'LOW' = 'HIGH'): Promise<string> {
  const { openIncident } = await asked<{ openIncident: { incident: { id: string } } }>(
    'mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }',
    { input: { title, severity: urgency, urgency } },
  )
  return openIncident.incident.id
}

const resolve = (id: string) =>
  asked('mutation ($input: ResolveIncidentInput!) { resolveIncident(input: $input) { incident { id } } }', {
    input: { id, resolution: 'Done' },
  })

const total = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'In all' })
    .locator('.count', { has: page.getByText(name, { exact: true }) })
    .locator('dd')

async function figures(page: Page): Promise<{ opened: number; resolved: number }> {
  await page.getByRole('status').getByText('Live').waitFor()
  const [opened, resolved] = [
    await total(page, 'Opened').textContent(),
    await total(page, 'Resolved').textContent(),
  ]
  return { opened: Number(opened), resolved: Number(resolved) }
}

const shows = (page: Page, name: string, figure: number) =>
  total(page, name).getByText(String(figure), { exact: true }).waitFor()

test('what somebody else opens and resolves is in the figures of an open page, as far as it is chosen', async () => {
  const till = await opened('The till does not open')
  const page = await openBoard(browser, at('/metrics-board?days=7&by=PRIORITY&priority=P1'))
  const before = await figures(page)
  await page.evaluate('window.loadedOnce = true')
  const table = page.getByRole('region', { name: 'By priority' }).getByRole('group')
  await table.focus()
  await table.scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate('scrollY')

  await resolve(till)
  await shows(page, 'Resolved', before.resolved + 1)
  const lamp = await opened('A lamp is dark', 'LOW')
  await opened('Nobody can pay')
  await shows(page, 'Opened', before.opened + 1)
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(['P1'])

  expect(await page.evaluate('window.loadedOnce')).toBe(true)
  expect(await page.evaluate('document.activeElement.getAttribute("aria-labelledby")')).toBe(
    await table.getAttribute('aria-labelledby'),
  )
  expect(await page.evaluate('scrollY')).toBe(scrolled)
  expect(page.url()).toBe(at('/metrics-board?days=7&by=PRIORITY&priority=P1'))

  // Another choice is followed as well.
  await page.getByRole('checkbox', { name: 'P1' }).uncheck()
  await page.getByRole('checkbox', { name: 'P4' }).check()
  await page.waitForURL(({ search }) => search === '?priority=P4&days=7&by=PRIORITY')
  await table.getByRole('rowheader', { name: 'P4' }).waitFor()
  const others = await figures(page)
  await resolve(lamp)
  await shows(page, 'Resolved', others.resolved + 1)
  expect(page.faults).toEqual([])
}, 120_000)

test('however much happens, the figures are read once in a few seconds, and half of a date stays as it was typed', async () => {
  const page = await browser.newPage()
  page.setDefaultTimeout(45_000)
  let read = 0
  page.on('request', (request) => {
    if (request.postData()?.includes('query FiguresInAll')) read += 1
  })
  const connected = page.waitForEvent('websocket')
  await page.clock.install()
  await page.goto(at('/metrics-board'))
  const before = await figures(page)
  const lastIsTold = (await connected).waitForEvent('framereceived', ({ payload }) =>
    String(payload).includes('Told of 6'),
  )
  await page.clock.pauseAt(Date.now() + 6_000)
  const from = page.getByLabel('From', { exact: true })
  await from.press('Backspace')
  expect(read).toBe(1)
  for (let count = 1; count <= 6; count += 1) await opened(`Told of ${count}`)
  await lastIsTold
  await page.clock.fastForward('00:06')
  await shows(page, 'Opened', before.opened + 6)
  expect(read).toBe(3)
  expect(await from.inputValue()).toBe('')
  await page.context().close()
}, 120_000)
