import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../harness/browser.js'
import { openExplorer, ready, run, until } from '../harness/explorer-page.js'
import { serveSmallDesk, type SmallDesk } from './small-desk.js'

const KEY = 'tocsin_test_key'

let browser: Browser
let desk: SmallDesk

beforeAll(async () => {
  desk = await serveSmallDesk(KEY)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await desk.close()
})

test('a subscription in one page receives what a mutation in another page does', async () => {
  const context = await browser.newContext()
  const follower = await openExplorer(await context.newPage(), desk.url)
  await run(follower, 'FollowIncidents')
  await until(() => desk.subscriptions() === 1)

  const opener = await openExplorer(await context.newPage(), desk.url)
  await run(opener, 'OpenIncident')
  await opener.getByLabel('Result Window').getByText('"number": 1').waitFor()
  const event = follower.getByLabel('Result Window').getByText('Ada Park opened')
  await event.waitFor()

  expect([...follower.faults, ...opener.faults]).toEqual([])
  expect(desk.keysSeen()).toEqual({ http: [`Bearer ${KEY}`], socket: [`Bearer ${KEY}`] })
  await context.close()
  await until(() => desk.subscriptions() === 0)
})

test('a subscription goes on in the pane "Live" while another tab is used', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage(), desk.url)
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

test('the key is there again after a reload, and is stored nowhere', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage(), desk.url)
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

test('without a key, the one typed into the headers reaches HTTP and the socket', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage(), desk.hostedUrl)
  await page.getByLabel('Headers').locator('.graphiql-editor:not(.hidden) .CodeMirror').click()
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText(`{ "Authorization": "Bearer ${KEY}" }`)
  await page.waitForTimeout(700) // GraphiQL takes note half a second after the last edit
  await page.getByRole('button', { name: 'Execute query' }).click()
  await until(() => desk.subscriptions() === 1)
  const history = await page.evaluate(() => localStorage.getItem('graphiql:queries'))
  expect(history).toContain('FollowIncidents')
  expect(history).not.toContain(KEY)
  await run(page, 'OpenIncident')
  await page.getByLabel('Result Window').getByText('"number"').waitFor()
  await context.close()
  await until(() => desk.subscriptions() === 0)
})

test('every description can be read in the documentation pane', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage(), desk.url)
  await page.getByRole('link', { name: 'Mutation' }).click()
  await page.getByText('Logs an incident, whoever noticed it.').waitFor()
  await page.getByRole('link', { name: 'OpenIncidentInput' }).click()
  await page.getByText('How bad it is for the business.').waitFor()
  await page.getByRole('link', { name: 'Severity', exact: true }).click()
  await page.getByText('The business stands still.').waitFor()
  expect(page.faults).toEqual([])
  await context.close()
})

test('its dialogs and its completion work under the content security policy', async () => {
  const context = await browser.newContext()
  const page = await openExplorer(await context.newPage(), desk.url)
  await page.getByRole('button', { name: 'Open settings dialog' }).click()
  await page.getByText('Clear data').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByLabel('Query Editor').locator('.CodeMirror').first().click()
  await page.keyboard.press('Control+Space')
  await page.locator('.CodeMirror-hints').waitFor()
  expect(page.faults).toEqual([])
  await context.close()
})
