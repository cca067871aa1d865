import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { live } from '../harness/board-page.js'
import { browsedDesk } from '../harness/browsed-desk.js'

const desk = browsedDesk()

const charts = ['Incidents opened', 'Time to acknowledge', 'Time to resolve', 'SLA attainment']

/** The colours of a chart, the most frequent first. */
const inks = (page: Page) =>
  page.evaluate<string[]>(`(() => {
    const canvas = document.querySelector('.plot canvas')
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    const counts = new Map()
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] < 255) continue
      const ink = '#' + [...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')
      counts.set(ink, (counts.get(ink) ?? 0) + 1)
    }
    return [...counts].sort((one, other) => other[1] - one[1]).map(([ink]) => ink)
  })()`)

test('the board draws how the last thirty days went, and says the same in tables', async () => {
  const page = await desk.page('/board', { colorScheme: 'light' })
  await live(page)
  for (const title of charts) {
    const chart = page.getByRole('figure', { name: title })
    await chart.locator('canvas').waitFor()
    await chart.getByText('As a table').press('Enter')
    expect(await chart.getByRole('row').count()).toBe(31)
  }
  const { metrics } = await desk.asked<{ metrics: { series: { figures: { opened: number } }[] } }>(
    `query ($from: DateTime!, $to: DateTime!) {
      metrics(from: $from, to: $to, filter: { priorities: [P3] }) { series(interval: DAY) { figures { opened } } }
    }`,
    { from: new Date(Date.now() - 30 * 86_400_000).toISOString(), to: new Date().toISOString() },
  )
  const wanted = metrics.series.slice(1).map(({ figures }) => String(figures.opened))
  const column = page.getByRole('figure', { name: 'Incidents opened' }).locator('tbody tr td:nth-child(4)')
  expect(await column.allTextContents()).toEqual(wanted)
  // P1 is drawn in its colour of the light theme.
  expect(await inks(page)).toContain('#a80f1c')
  expect(page.faults).toEqual([])
}, 120_000)

test('the charts of a narrowed board are narrowed with it', async () => {
  const page = await desk.page('/board?priority=P2')
  await live(page)
  const chart = page.getByRole('figure', { name: 'Incidents opened' })
  await chart.locator('canvas').waitFor()
  expect(await chart.getByRole('columnheader', { includeHidden: true }).allTextContents()).toEqual([
    'Day',
    'P2',
  ])
}, 120_000)

test('charts are read anew once in a while where the log has moved, and not with each event', async () => {
  const page = await desk.browser.newPage()
  let read = 0
  page.on('request', (request) => {
    if (request.postData()?.includes('query Trend')) read += 1
  })
  await page.clock.install()
  await page.goto(desk.at('/board'))
  await live(page)
  const today = page
    .getByRole('figure', { name: 'Incidents opened' })
    .locator('tbody tr:last-child td')
    .first()
  await today.waitFor({ state: 'attached' })
  const before = Number(await today.textContent())
  for (const title of ['One', 'Two', 'Three']) await desk.incident(`Counted later: ${title}`)
  await page.locator('.incidents').getByText('Counted later: Three').waitFor()
  expect(read).toBe(1)
  await page.clock.fastForward('06:10')
  await today.and(page.getByText(String(before + 3), { exact: true })).waitFor({ state: 'attached' })
  expect(read).toBe(2)
  await page.clock.fastForward('06:10')
  await page.getByRole('status').getByText('Live').waitFor()
  expect(read).toBe(2)
  await page.context().close()
}, 120_000)

test('figures of a span, a team and a service are a link, and what the API answers', async () => {
  const page = await desk.page('/board')
  await live(page)
  await page.getByLabel('Team').selectOption({ label: 'Reliability' })
  await page.getByRole('link', { name: 'All figures' }).click()
  await page.getByRole('heading', { name: 'By priority' }).waitFor()
  await page.getByLabel('Days').selectOption({ label: 'the last 90' })
  await page.getByRole('combobox', { name: 'Service' }).selectOption({ label: 'Public API' })
  await page.getByRole('checkbox', { name: 'owner' }).check()
  await page.getByRole('heading', { name: 'By owner' }).waitFor()
  const url = new URL(page.url())
  expect(url.pathname).toBe('/metrics-board')
  expect(url.searchParams.get('days')).toBe('90')

  const again = await desk.page(url.href)
  await again.getByRole('heading', { name: 'By owner' }).waitFor()
  await again.locator('.meant', { hasText: 'of Reliability, Public API' }).waitFor()
  const { metrics } = await desk.asked<{
    metrics: { total: { opened: number }; by: { key: string; figures: { opened: number } }[] }
  }>(
    `query ($filter: IncidentFilter, $from: DateTime!, $to: DateTime!) {
      metrics(from: $from, to: $to, filter: $filter) { total { opened } by(dimension: PRIORITY) { key figures { opened } } }
    }`,
    {
      filter: {
        teamIds: [url.searchParams.get('team')],
        serviceIds: [url.searchParams.get('service')],
      },
      from: new Date(Date.now() - 89 * 86_400_000).toISOString().slice(0, 10) + 'T00:00:00Z',
      to: new Date().toISOString(),
    },
  )
  expect(metrics.total.opened).toBeGreaterThan(0)
  expect(await again.locator('.totals dd').first().textContent()).toBe(String(metrics.total.opened))
  const rows: string[][] = []
  for (const row of await again.getByRole('region', { name: 'By priority' }).locator('tbody tr').all())
    rows.push((await row.locator('th, td').allTextContents()).slice(0, 2))
  expect(rows).toEqual(metrics.by.map(({ key, figures }) => [key, String(figures.opened)]))
  expect([...page.faults, ...again.faults]).toEqual([])
}, 120_000)

test('dates are chosen, and what has no answer is said in the words of the desk', async () => {
  const page = await desk.page('/metrics-board?from=2026-01-01&to=2026-03-31&interval=MONTH')
  await page.getByRole('heading', { name: 'Each month' }).waitFor()
  const chart = page.getByRole('figure', { name: 'Incidents opened' })
  expect(await chart.locator('tbody th').allTextContents()).toEqual(['Jan 2026', 'Feb 2026', 'Mar 2026'])
  await page.getByLabel('To', { exact: true }).fill('2025-12-24')
  await page.waitForURL(({ search }) => search === '?from=2025-12-24&to=2025-12-24&interval=MONTH')
  await page.goto(desk.at('/metrics-board?from=2024-01-01&to=2026-03-31&interval=HOUR'))
  await page.getByRole('alert').getByText('more than 1000 points').waitFor()
}, 120_000)

test('on paper there are charts and whole tables, dark on white, and no forms', async () => {
  const page = await desk.page('/metrics-board', { colorScheme: 'dark' })
  await page.locator('.plot canvas').first().waitFor()
  const dark = '#ff8d8d'
  expect(await inks(page)).toContain(dark)
  await page.evaluate('dispatchEvent(new Event("beforeprint"))')
  const onPaper = await inks(page)
  expect(onPaper).toContain('#a80f1c')
  expect(onPaper).not.toContain(dark)
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('form', { name: 'Filters' }).isVisible()).toBe(false)
  const cut = await page.evaluate(
    '[...document.querySelectorAll(".scrolling")].filter((one) => getComputedStyle(one).overflowY !== "visible")',
  )
  expect(cut).toEqual([])
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate('dispatchEvent(new Event("afterprint"))')
  expect(await inks(page)).toContain(dark)
  expect(page.faults).toEqual([])
}, 120_000)

test('who was paged is shown to managers alone', async () => {
  const page = await desk.page('/metrics-board')
  await page.getByRole('heading', { name: 'On-call load' }).waitFor()
  const load = page.getByRole('region', { name: 'On-call load' })
  expect(await load.locator('tbody tr').first().locator('th, td').count()).toBe(6)
  const secret = await desk.viewerKey('The corridor')
  const other = await desk.page('/metrics-board', { extraHTTPHeaders: { via: '1.1 proxy' } })
  await other.getByLabel('API key').fill(secret)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await other.getByRole('heading', { name: 'By team' }).waitFor()
  expect(await other.getByRole('heading', { name: 'On-call load' }).count()).toBe(0)
  expect(await other.getByRole('alert').count()).toBe(0)
}, 120_000)
