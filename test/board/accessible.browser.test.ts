import { afterEach, expect, test } from '@jest/globals'
import { barriers } from '../harness/axe.js'
import { live } from '../harness/board-page.js'
import { browsedDesk } from '../harness/browsed-desk.js'

const desk = browsedDesk()

// A page that stays open goes on following, and drawing.
afterEach(async () => {
  for (const context of desk.browser.contexts()) await context.close()
})

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
    const page = await desk.page('/board', { ...options, reducedMotion: 'reduce' })
    await live(page)
    await page.locator('.plot canvas').first().waitFor()
    expect(await barriers(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test.each(looks)(
  'axe finds nothing serious on the page of an incident $name',
  async ({ options }) => {
    const page = await desk.page('/board', { ...options, reducedMotion: 'reduce' })
    await live(page)
    await page.locator('.incidents a').first().click()
    await page.getByRole('heading', { name: 'Timeline' }).waitFor()
    await page.getByRole('button', { name: 'Resolve' }).waitFor()
    expect(await barriers(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test.each(looks)(
  'axe finds nothing serious on the figures $name',
  async ({ options }) => {
    const page = await desk.page('/metrics-board', options)
    await page.locator('.plot canvas').first().waitFor()
    await page.getByRole('heading', { name: 'On-call load' }).waitFor()
    expect(await barriers(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test.each(looks)(
  'axe finds nothing serious on an analysis $name',
  async ({ options }) => {
    const page = await desk.page('/incidents/INC-9', options)
    await page.getByRole('link', { name: 'All storefronts answer' }).click()
    await page.getByRole('group', { name: 'Tree of causes' }).waitFor()
    expect(await barriers(page)).toEqual([])
    const sideways = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(sideways).toBeLessThanOrEqual(0)
  },
  120_000,
)

test('axe finds nothing serious where one signs in', async () => {
  const page = await desk.page('/board', { extraHTTPHeaders: { via: '1.1 proxy' } })
  await page.getByLabel('API key').waitFor()
  expect(await barriers(page)).toEqual([])
})

test('with the keyboard alone one comes past the head of the page, and to an incident', async () => {
  const page = await desk.page('/board')
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
  const page = await desk.page('/board', { colorScheme: 'light' })
  await live(page)
  await page.getByLabel('Theme').selectOption('dark')
  // Kept at once: on a busy machine the next page comes before this one is drawn again.
  const clicked =
    '[...document.querySelectorAll("button")].find((one) => one.textContent === "Large type").click()'
  expect(await page.evaluate(`${clicked}; localStorage.getItem("tocsin:large")`)).toBe('yes')
  await page.reload()
  await live(page)
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark')
  expect(await page.getByRole('button', { name: 'Large type' }).getAttribute('aria-pressed')).toBe('true')
}, 120_000)
