import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

export type Explorer = Page & { faults: string[] }

/** Opens the explorer; `faults` collects what should not be: console errors and requests to other hosts. */
export async function openExplorer(page: Page, url: string): Promise<Explorer> {
  const faults: string[] = []
  page.setDefaultTimeout(30_000)
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
export async function ready(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'FollowIncidents' }).waitFor()
  await expectSoon(() => page.locator('.CodeMirror').count(), 4)
}

/** Goes to a tab and presses play. */
export async function run(page: Page, tab: string): Promise<void> {
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('button', { name: 'Execute query' }).click()
}

export async function until(holds: () => boolean): Promise<void> {
  await expectSoon(async () => holds(), true)
}

async function expectSoon<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  for (let tries = 0; tries < 400 && (await read()) !== wanted; tries++) {
    await new Promise((go) => setTimeout(go, 25))
  }
  expect(await read()).toBe(wanted)
}
