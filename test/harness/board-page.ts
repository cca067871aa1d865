import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export type BoardPage = Page & { faults: string[] }

/** Opens a page of the board; `faults` collects what should not be: errors, and requests to other hosts. */
export async function openBoard(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<BoardPage> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(45_000)
  const faults: string[] = []
  const { host } = new URL(url)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(message.text())
  })
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('request', (request) => {
    const asked = new URL(request.url())
    if (asked.protocol !== 'data:' && asked.host !== host) faults.push(request.url())
  })
  await page.goto(url)
  return Object.assign(page, { faults })
}

/** Waits until the page says that it is live and shows the board. */
export async function live(page: Page): Promise<void> {
  await page.getByRole('status').getByText('Live', { exact: false }).waitFor()
  await page.getByRole('heading', { name: 'Open incidents' }).waitFor()
  await page.getByRole('heading', { name: 'On call now' }).waitFor()
}
