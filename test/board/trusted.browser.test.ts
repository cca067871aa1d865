import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { live } from '../harness/board-page.js'
import { browsedDesk } from '../harness/browsed-desk.js'
import { ask } from '../harness/desk-process.js'

const open =
  'mutation Open($input: OpenIncidentInput!) { openIncident(input: $input) { incident { number } } }'

const desk = browsedDesk(async (folder) => {
  const list = join(folder, 'documents.json')
  await writeFile(list, JSON.stringify({ open }))
  return { TRUSTED_DOCUMENTS: list }
})

test('the board and its pages work where only listed documents run', async () => {
  const page = await desk.page('/board')
  await live(page)
  const input = { title: 'Nobody can pay', severity: 'HIGH', urgency: 'HIGH' }
  const { openIncident } = await desk.asked<{ openIncident: { incident: { number: number } } }>(open, {
    input,
  })
  await page.locator('.incidents').getByText('Nobody can pay').waitFor()

  await page.goto(desk.at(`/incidents/INC-${openIncident.incident.number}`))
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
