import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
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

const words = ['the first', 'the second', 'the third']

async function asked<Data>(query: string, variables: object): Promise<Data> {
  const answer = await ask(desk, query, variables)
  expect(answer?.errors).toBeUndefined()
  return answer?.data as unknown as Data
}

async function opened(title: string): Promise<string> {
  const { openIncident } = await asked<{ openIncident: { incident: { id: string } } }>(
    'mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }',
    { input: { title, severity: 'HIGH', urgency: 'HIGH' } },
  )
  return openIncident.incident.id
}

test('a board whose desk is killed says that it is not live, comes back, and has missed nothing', async () => {
  const { port, origin } = new URL(desk.url)
  const page = await openBoard(browser, `${origin}/board`)
  await live(page)

  await desk.kill('SIGKILL')
  await page.getByRole('status').getByText('Not live – since').waitFor()

  // Meanwhile people go on, through a copy of the desk that this board cannot reach.
  desk = await startDeskProcess(dataDir)
  for (const title of words) await opened(`Behind its back: ${title}`)
  await desk.kill('SIGTERM')
  expect(await page.getByText('Behind its back').count()).toBe(0)

  desk = await startDeskProcess(dataDir, { PORT: port })
  const caughtUp = page.getByRole('status').getByText('Caught up')
  await caughtUp.waitFor()
  const changes = /Caught up: (\d+) change/.exec((await caughtUp.textContent()) ?? '')?.[1]
  expect(Number(changes)).toBeGreaterThanOrEqual(words.length)
  for (const title of words) {
    await page.locator('.incidents').getByText(`Behind its back: ${title}`).waitFor()
    await page.locator('.happened').getByText(`Behind its back: ${title}`).first().waitFor()
  }
}, 300_000)

test('figures whose desk is killed say that they are not live, come back, and are then as they should be', async () => {
  const { port, origin } = new URL(desk.url)
  const pages = [
    await openBoard(browser, `${origin}/metrics-board?priority=P1`),
    await openBoard(browser, `${origin}/metrics-board?priority=P4`),
  ] as const
  const [page, other] = pages
  const total = (of: Page) => of.getByRole('region', { name: 'In all' }).locator('dd').first()
  for (const each of pages) await each.getByRole('status').getByText('Live').waitFor()
  const before = Number(await total(page).textContent())

  await desk.kill('SIGKILL')
  for (const each of pages) await each.getByRole('status').getByText('Not live – since').waitFor()
  expect(await total(page).textContent()).toBe(String(before))
  // What is chosen now cannot be read, which is said too, and is tried until it can.
  await other.getByRole('checkbox', { name: 'P4' }).uncheck()
  await other.getByRole('checkbox', { name: 'P1' }).check()
  await other.getByRole('alert').getByText('does not answer').waitFor()

  desk = await startDeskProcess(dataDir)
  for (const title of words) await opened(`Not counted yet: ${title}`)
  await desk.kill('SIGTERM')
  for (const each of pages) expect(await each.getByRole('status').textContent()).toContain('Not live')

  desk = await startDeskProcess(dataDir, { PORT: port })
  for (const each of pages) {
    await total(each)
      .getByText(String(before + words.length), { exact: true })
      .waitFor()
    await each.getByRole('status').getByText('Live').waitFor()
    expect(await each.getByRole('alert').count()).toBe(0)
    expect(new URL(each.url()).search).toBe('?priority=P1')
  }
  await opened('Counted at once')
  for (const each of pages)
    await total(each)
      .getByText(String(before + words.length + 1), { exact: true })
      .waitFor()
}, 300_000)

test('an analysis of several incidents is live again once it has heard what happened to each of them', async () => {
  const { port, origin } = new URL(desk.url)
  const incidentIds: string[] = []
  for (const title of words) incidentIds.push(await opened(`Analysed: ${title}`))
  const { startAnalysis } = await asked<{ startAnalysis: { analysis: { id: string } } }>(
    'mutation ($input: StartAnalysisInput!) { startAnalysis(input: $input) { analysis { id } } }',
    { input: { incidentIds } },
  )
  const { id } = startAnalysis.analysis
  const page = await openBoard(browser, `${origin}/analyses/${id}`)
  await page.getByRole('status').getByText('Live').waitFor()

  await desk.kill('SIGKILL')
  await page.getByRole('status').getByText('Not live – since').waitFor()
  desk = await startDeskProcess(dataDir)
  await asked(
    'mutation ($input: UpdateAnalysisInput!) { updateAnalysis(input: $input) { analysis { id } } }',
    {
      input: { id, summary: 'It was the *cable*.' },
    },
  )
  await desk.kill('SIGTERM')
  desk = await startDeskProcess(dataDir, { PORT: port })
  const caughtUp = page.getByRole('status').getByText('Caught up')
  await caughtUp.waitFor()
  // It stands in the log of each.
  const changes = /Caught up: (\d+) change/.exec((await caughtUp.textContent()) ?? '')?.[1]
  expect(Number(changes)).toBeGreaterThanOrEqual(words.length)
  await page.locator('em').getByText('cable').waitFor()
}, 300_000)
