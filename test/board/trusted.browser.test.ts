import { mkdtemp, rm, writeFile } from 'node:fs/promises'
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

const open =
  'mutation Open($input: OpenIncidentInput!) { openIncident(input: $input) { incident { number } } }'

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-trusted-'))
  const list = join(dataDir, 'documents.json')
  await writeFile(list, JSON.stringify({ open }))
  desk = await startDeskProcess(join(dataDir, 'desk'), { TRUSTED_DOCUMENTS: list })
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await desk.kill('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

test('the board and its pages work where only listed documents run', async () => {
  const { origin } = new URL(desk.url)
  const page = await openBoard(browser, `${origin}/board`)
  await live(page)
  const input = { title: 'Nobody can pay', severity: 'HIGH', urgency: 'HIGH' }
  const answer = await ask(desk, open, { input })
  await page.locator('.incidents').getByText('Nobody can pay').waitFor()

  const { number } = (answer?.data as unknown as { openIncident: { incident: { number: number } } })
    .openIncident.incident
  await page.goto(`${origin}/incidents/INC-${number}`)
  await page.getByRole('heading', { name: 'Nobody can pay' }).waitFor()
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await page.getByText('acknowledged').first().waitFor()
  expect(page.faults).toEqual([])
}, 120_000)

test('nothing else runs there, and instead of the explorer stands why', async () => {
  const strange = await ask(desk, '{ organization { name } }')
  expect(strange?.errors).toMatchObject([{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }])
  const page = await fetch(new URL('/', desk.url))
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('TRUSTED_DOCUMENTS')])
  expect(desk.output()).not.toContain('Explorer')
})
