import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { browsedDesk } from '../harness/browsed-desk.js'

const desk = browsedDesk()

const resolve = ({ id }: { id: string }) => desk.did('resolveIncident', { id, resolution: 'Done' })

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
  const till = await desk.incident('The till does not open')
  const page = await desk.page('/metrics-board?days=7&by=PRIORITY&priority=P1')
  const before = await figures(page)
  await page.evaluate('window.loadedOnce = true')
  const table = page.getByRole('region', { name: 'By priority' }).getByRole('group')
  await table.focus()
  await table.scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate('scrollY')

  await resolve(till)
  await shows(page, 'Resolved', before.resolved + 1)
  const lamp = await desk.incident('A lamp is dark', { severity: 'LOW', urgency: 'LOW' })
  await desk.incident('Nobody can pay')
  await shows(page, 'Opened', before.opened + 1)
  expect(await table.getByRole('rowheader').allTextContents()).toEqual(['P1'])

  expect(await page.evaluate('window.loadedOnce')).toBe(true)
  expect(await page.evaluate('document.activeElement.getAttribute("aria-labelledby")')).toBe(
    await table.getAttribute('aria-labelledby'),
  )
  expect(await page.evaluate('scrollY')).toBe(scrolled)
  expect(page.url()).toBe(desk.at('/metrics-board?days=7&by=PRIORITY&priority=P1'))

  // Another choice is followed as well.
  await page.getByRole('checkbox', { name: 'P1' }).uncheck()
  await page.getByRole('checkbox', { name: 'P4' }).check()
  await page.waitForURL(({ search }) => search === '?priority=P4&days=7&by=PRIORITY')
  // Between the two clicks all priorities are shown: only then are the figures those of P4 alone.
  const rows = page.getByRole('region', { name: 'By priority' }).getByRole('rowheader')
  await rows.and(page.getByText('P1', { exact: true })).waitFor({ state: 'detached' })
  await table.getByRole('rowheader', { name: 'P4' }).waitFor()
  const opened = await table.getByRole('row', { name: /P4/ }).getByRole('cell').first().textContent()
  await shows(page, 'Opened', Number(opened))
  const others = await figures(page)
  await resolve(lamp)
  await shows(page, 'Resolved', others.resolved + 1)
  expect(page.faults).toEqual([])
}, 120_000)

test('however much happens, the figures are read once in a few seconds, and half of a date stays as it was typed', async () => {
  const page = await desk.browser.newPage()
  page.setDefaultTimeout(45_000)
  let read = 0
  page.on('request', (request) => {
    if (request.postData()?.includes('query FiguresInAll')) read += 1
  })
  const connected = page.waitForEvent('websocket')
  await page.clock.install()
  await page.goto(desk.at('/metrics-board'))
  const before = await figures(page)
  const lastIsTold = (await connected).waitForEvent('framereceived', ({ payload }) =>
    String(payload).includes('Told of 6'),
  )
  await page.clock.pauseAt(Date.now() + 6_000)
  const from = page.getByLabel('From', { exact: true })
  await from.press('Backspace')
  expect(read).toBe(1)
  for (let count = 1; count <= 6; count += 1) await desk.incident(`Told of ${count}`)
  await lastIsTold
  await page.clock.fastForward('00:06')
  await shows(page, 'Opened', before.opened + 6)
  expect(read).toBe(3)
  expect(await from.inputValue()).toBe('')
  // Also where nothing happens: days end.
  const readAgain = page.waitForRequest((request) => request.postData()?.includes('FiguresInAll') ?? false)
  await page.clock.fastForward('01:01:00')
  await readAgain
  await page.context().close()
}, 120_000)
