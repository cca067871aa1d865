import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { live, openBoard } from '../harness/board-page.js'
import { openBrowser } from '../harness/browser.js'
import { startDeskProcess, type DeskProcess } from '../harness/desk-process.js'

let dataDir: string
let desk: DeskProcess
let browser: Browser
let axe: string

beforeAll(async () => {
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-board-'))
  desk = await startDeskProcess(dataDir)
  browser = await openBrowser()
}, 180_000)

// A page that stays open goes on following, and drawing.
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
})

afterAll(async () => {
  await browser.close()
  await desk.kill('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

const at = (path: string) => desk.url.replace('/graphql', path)

/** What axe finds serious or critical: the rule and where. */
async function found(page: Page): Promise<string[]> {
  // Evaluated and not added as an element: the page lets no foreign script in.
  await page.evaluate(axe)
  // Of rules that are kept it writes down nothing, which takes it longest.
  const { violations } = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })")
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

const looks = [
  { name: 'in light', options: { colorScheme: 'light' as const } },
  { name: 'in dark', options: { colorScheme: 'dark' as const } },
  { name: 'on a phone', options: { viewport: { width: 360, height: 740 } } },
  {
    name: 'on a phone in dark',
    options: { viewport: { width: 360, height: 740 }, colorScheme: 'dark' as const },
  },
]

test.each(looks)(
  'axe finds nothing serious on the board $name',
  async ({ options }) => {
    // Fresh rows shine for two seconds, which nobody who wants no motion sees.
    const page = await openBoard(browser, at('/board'), { ...options, reducedMotion: 'reduce' })
    await live(page)
    await page.locator('.plot canvas').first().waitFor()
    expect(await found(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test.each(looks)(
  'axe finds nothing serious on the page of an incident $name',
  async ({ options }) => {
    const page = await openBoard(browser, at('/board'), { ...options, reducedMotion: 'reduce' })
    await live(page)
    await page.locator('.incidents a').first().click()
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    await page.getByRole('button', { name: 'Resolve' }).waitFor()
    expect(await found(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test.each(looks)(
  'axe finds nothing serious on the figures $name',
  async ({ options }) => {
    const page = await openBoard(browser, at('/metrics-board'), options)
    await page.locator('.plot canvas').first().waitFor()
    await page.getByRole('heading', { name: 'On-call load' }).waitFor()
    expect(await found(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test.each(looks)(
  'axe finds nothing serious on an analysis $name',
  async ({ options }) => {
    const page = await openBoard(browser, at('/incidents/INC-9'), options)
    await page.getByRole('link', { name: 'All storefronts answer' }).click()
    await page.getByRole('group', { name: 'Tree of causes' }).waitFor()
    expect(await found(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test('axe finds nothing serious where one signs in', async () => {
  const page = await openBoard(browser, at('/board'), { extraHTTPHeaders: { via: '1.1 proxy' } })
  await page.getByLabel('API key').waitFor()
  expect(await found(page)).toEqual([])
})

test('with the keyboard alone one comes past the head of the page, and to an incident', async () => {
  const page = await openBoard(browser, at('/board'))
  await live(page)
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('content')
  await page.locator('.incidents a').first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Timeline' }).waitFor()
  await page.getByRole('link', { name: 'Figures' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('group', { name: 'Incidents opened: table' }).focus()
  expect(await page.evaluate('document.activeElement.ariaLabel')).toBe('Incidents opened: table')
  expect(page.faults).toEqual([])
}, 120_000)

test('the theme and the large type are chosen by hand too, and remembered', async () => {
  const page = await openBoard(browser, at('/board'), { colorScheme: 'light' })
  await live(page)
  await page.getByLabel('Theme').selectOption('dark')
  await page.getByRole('button', { name: 'Large type' }).click()
  await page.reload()
  await live(page)
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
  expect(await page.getByRole('button', { name: 'Large type' }).getAttribute('aria-pressed')).toBe('true')
}, 120_000)
