import { mkdtemp, readFile, rm } from 'node:fs/promises'
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

const at = (path: string) => desk.url.replace('/graphql', path)

async function opened(title: string): Promise<number> {
  const answer = await ask(
    desk,
    `mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { number } } }`,
    { input: { title, severity: 'HIGH', urgency: 'HIGH' } },
  )
  const { openIncident } = answer?.data as unknown as { openIncident: { incident: { number: number } } }
  return openIncident.incident.number
}

test('what a responder does in one browser, the board and the page of the incident show in another', async () => {
  const number = await opened('The till does not open')
  const board = await openBoard(browser, at('/board'))
  await live(board)
  const row = board.getByRole('listitem').filter({ hasText: 'The till does not open' }).first()
  await row.getByText('nobody owns it').waitFor()
  const watcher = await openBoard(browser, at(`/incidents/${number}`))
  const responder = await openBoard(browser, at(`/incidents/INC-${number}`))

  await responder.getByRole('button', { name: 'Acknowledge' }).click()
  await row.getByText('acknowledged').waitFor()
  await watcher.locator('.status').getByText('acknowledged').waitFor()

  await responder.getByRole('textbox', { name: 'Note' }).fill('The drawer is stuck')
  await responder.getByRole('button', { name: 'Add note' }).click()
  await watcher.getByText('The drawer is stuck').first().waitFor()

  const owner = responder.getByLabel('Owner')
  const somebody = (await owner.locator('optgroup[label=Teams] option').first().textContent()) ?? ''
  await owner.selectOption({ label: somebody })
  await responder.getByRole('button', { name: 'Assign' }).click()
  await row.getByText(`Owner: ${somebody}`).waitFor()

  await responder.getByRole('textbox', { name: 'Status update' }).fill('A locksmith is on the way')
  await responder.getByRole('button', { name: 'Post update' }).click()
  await watcher.getByRole('region', { name: 'Status updates' }).getByText('A locksmith').waitFor()

  await responder.getByLabel('Resolution').fill('Oiled')
  await responder.getByRole('button', { name: 'Resolve' }).click()
  await watcher.getByText('Resolution: Oiled').waitFor()
  await row.waitFor({ state: 'detached' })
  expect([...board.faults, ...watcher.faults, ...responder.faults]).toEqual([])
}, 180_000)

test('a board for one priority is a link', async () => {
  await opened('A first thing')
  const page = await openBoard(browser, at('/board?priority=P4'))
  await live(page)
  expect(await page.getByRole('checkbox', { name: 'P4' }).isChecked()).toBe(true)
  expect(await page.locator('.incident.p1').count()).toBe(0)
  await page.getByRole('checkbox', { name: 'P4' }).uncheck()
  await page.getByRole('checkbox', { name: 'P1' }).check()
  await page.getByText('A first thing').first().waitFor()
  expect(page.url()).toBe(at('/board?priority=P1'))
  expect(page.faults).toEqual([])
}, 120_000)

test('a board for one team shows its services and schedules alone, and so does its link', async () => {
  const page = await openBoard(browser, at('/board'))
  await live(page)
  const all = await page.getByRole('region', { name: 'Services' }).getByRole('listitem').count()
  await page.getByLabel('Team').selectOption({ index: 1 })
  await page.getByRole('link', { name: 'Show everything' }).waitFor()
  await live(page)
  const url = page.url()
  expect(url).toContain('?team=team_')
  const again = await openBoard(browser, url)
  await live(again)
  expect(await again.getByRole('region', { name: 'Services' }).getByRole('listitem').count()).toBeLessThan(
    all,
  )
  await again.getByRole('link', { name: 'Show everything' }).click()
  await live(again)
  expect(new URL(again.url()).search).toBe('')
  expect([...page.faults, ...again.faults]).toEqual([])
}, 120_000)

test('the first view of the board needs less than 150 KB, with its charts and all answers of the desk', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const bytes: number[] = []
  session.on('Network.loadingFinished', ({ encodedDataLength }) => bytes.push(encodedDataLength))
  await page.goto(at('/board'))
  await live(page)
  await page.locator('.plot canvas').first().waitFor()
  const total = bytes.reduce((sum, one) => sum + one, 0)
  expect(total).toBeGreaterThan(10_000)
  expect(total).toBeLessThan(150_000)
  await context.close()
}, 120_000)

test('every document that the pages send is among those that a desk may be told to trust', async () => {
  const trusted = new Set(
    Object.values(JSON.parse(await readFile('dist/web/board/trusted-documents.json', 'utf8')) as object),
  )
  const sent = new Set<unknown>()
  const number = await opened('To be noted')
  const page = await (await browser.newContext()).newPage()
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.add((request.postDataJSON() as { query: string }).query)
  })
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(String(payload)) as { type: string; payload?: { query?: string } }
      if (message.type === 'subscribe') sent.add(message.payload?.query)
    }),
  )
  await page.goto(at('/board'))
  await live(page)
  await page
    .getByRole('link', { name: `INC-${number}` })
    .first()
    .click()
  await page.getByRole('textbox', { name: 'Note' }).fill('Noted')
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.getByRole('region', { name: 'Timeline' }).getByText('Noted').first().waitFor()
  await page.getByRole('link', { name: 'Figures' }).click()
  await page.getByRole('heading', { name: 'On-call load' }).waitFor()
  await page.goto(at('/incidents/9'))
  await page.getByRole('link', { name: 'All storefronts answer' }).click()
  await page.getByText(/^Version \d+/).click()
  await page.getByRole('region', { name: 'Versions' }).getByRole('heading', { name: 'Causes' }).waitFor()
  expect(sent.size).toBeGreaterThanOrEqual(16)
  expect([...sent].filter((text) => !trusted.has(text))).toEqual([])
}, 120_000)

test('who may only look is offered nothing to do', async () => {
  const answer = await ask(
    desk,
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
    { input: { name: 'The wall', role: 'VIEWER' } },
  )
  expect(answer?.errors).toBeUndefined()
  const { secret } = (answer?.data as unknown as { createApiKey: { secret: string } }).createApiKey
  const number = await opened('To be looked at')
  const page = await openBoard(browser, at(`/incidents/${number}`), {
    extraHTTPHeaders: { via: '1.1 proxy' },
  })
  await page.getByLabel('API key').fill(secret)
  const permissions = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('query Myself'),
  )
  await page.getByRole('button', { name: 'Sign in' }).click()
  await permissions
  await page.getByRole('heading', { name: 'Respond' }).waitFor()
  await page.getByText('may only look').waitFor()
  expect(await page.getByRole('region', { name: 'Respond' }).getByRole('button').count()).toBe(0)
}, 120_000)

test('who has no key signs in, and is told when the desk does not know it', async () => {
  // Another name than the local ones: the desk hands its key to nobody who comes like that.
  const page = await openBoard(browser, at('/board'), { extraHTTPHeaders: { via: '1.1 proxy' } })
  await page.getByLabel('API key').fill('tocsin_wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('does not know this key').waitFor()
  await page.getByLabel('API key').fill(desk.key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await live(page)
}, 120_000)
