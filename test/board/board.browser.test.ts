import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { live } from '../harness/board-page.js'
import { browsedDesk } from '../harness/browsed-desk.js'

const desk = browsedDesk()

test('what a responder does in one browser, the board and the page of the incident show in another', async () => {
  const { number } = await desk.incident('The till does not open')
  const board = await desk.page('/board')
  await live(board)
  const row = board.locator('.incident').filter({ hasText: 'The till does not open' })
  await row.getByText('nobody owns it').waitFor()
  const watcher = await desk.page(`/incidents/${number}`)
  const responder = await desk.page(`/incidents/INC-${number}`)

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

test('the last hour shows what happened in it, the newest first, however much has been written down', async () => {
  // The sample has brought in the log of a month; these come on top of it.
  const { id, number } = await desk.incident('Much is written about this')
  for (let note = 1; note <= 70; note += 1) await desk.did('addIncidentNote', { id, text: `Line ${note}.` })
  await desk.did('addIncidentNote', { id, text: 'Of yesterday.', occurredAt: yesterday() })
  const page = await desk.page('/board')
  await live(page)
  const rows = page.getByRole('list', { name: 'In the last hour' }).getByRole('listitem')
  await rows.first().waitFor()
  expect(await rows.first().textContent()).toContain(`INC-${number} Admin noted: Line 70.`)
  expect((await rows.allTextContents()).filter((text) => /Of yesterday|INC-1 /.test(text))).toEqual([])
}, 120_000)

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString()

test('a board for one priority is a link', async () => {
  await desk.incident('A first thing')
  const page = await desk.page('/board?priority=P4')
  await live(page)
  expect(await page.getByRole('checkbox', { name: 'P4' }).isChecked()).toBe(true)
  expect(await page.locator('.incident.p1').count()).toBe(0)
  await page.getByRole('checkbox', { name: 'P4' }).uncheck()
  await page.getByRole('checkbox', { name: 'P1' }).check()
  await page.getByText('A first thing').first().waitFor()
  expect(page.url()).toBe(desk.at('/board?priority=P1'))
  expect(page.faults).toEqual([])
}, 120_000)

test('a board for one team shows its services and schedules alone, and so does its link', async () => {
  const page = await desk.page('/board')
  await live(page)
  const all = await page.getByRole('region', { name: 'Services' }).getByRole('listitem').count()
  await page.getByLabel('Team').selectOption({ index: 1 })
  await page.getByRole('link', { name: 'Show everything' }).waitFor()
  await live(page)
  const url = page.url()
  expect(url).toContain('?team=team_')
  const again = await desk.page(url)
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
  const context = await desk.browser.newContext()
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  const bytes: number[] = []
  session.on('Network.loadingFinished', ({ encodedDataLength }) => bytes.push(encodedDataLength))
  await page.goto(desk.at('/board'))
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
  const { number } = await desk.incident('To be noted')
  const page = await (await desk.browser.newContext()).newPage()
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.add((request.postDataJSON() as { query: string }).query)
  })
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(String(payload)) as { type: string; payload?: { query?: string } }
      if (message.type === 'subscribe') sent.add(message.payload?.query)
    }),
  )
  await page.goto(desk.at('/board'))
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
  await page.goto(desk.at('/incidents/9'))
  await page.getByRole('link', { name: 'All storefronts answer' }).click()
  await page.getByText(/^Version \d+/).click()
  await page.getByRole('region', { name: 'Versions' }).getByRole('heading', { name: 'Causes' }).waitFor()
  expect(sent.size).toBeGreaterThanOrEqual(16)
  expect([...sent].filter((text) => !trusted.has(text))).toEqual([])
}, 120_000)

test('who may only look is offered nothing to do', async () => {
  const secret = await desk.viewerKey('The wall')
  const { number } = await desk.incident('To be looked at')
  const page = await desk.page(`/incidents/${number}`, {
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
  const page = await desk.page('/board', { extraHTTPHeaders: { via: '1.1 proxy' } })
  await page.getByLabel('API key').fill('tocsin_wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').getByText('does not know this key').waitFor()
  await page.getByLabel('API key').fill(desk.key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await live(page)
}, 120_000)
