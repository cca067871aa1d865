import { expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { live } from '../harness/board-page.js'
import { browsedDesk } from '../harness/browsed-desk.js'

const desk = browsedDesk()

const words = ['the first', 'the second', 'the third']

test('a board whose desk is killed says that it is not live, comes back, and has missed nothing', async () => {
  const { port } = new URL(desk.url)
  const page = await desk.page('/board')
  await live(page)

  await desk.kill('SIGKILL')
  await page.getByRole('status').getByText('Not live – since').waitFor()

  // Meanwhile people go on, through a copy of the desk that this board cannot reach.
  await desk.start()
  for (const title of words) await desk.incident(`Behind its back: ${title}`)
  await desk.kill('SIGTERM')
  expect(await page.getByText('Behind its back').count()).toBe(0)

  await desk.start({ PORT: port })
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
  const { port } = new URL(desk.url)
  const pages = [
    await desk.page('/metrics-board?priority=P1'),
    await desk.page('/metrics-board?priority=P4'),
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

  await desk.start()
  for (const title of words) await desk.incident(`Not counted yet: ${title}`)
  await desk.kill('SIGTERM')
  for (const each of pages) expect(await each.getByRole('status').textContent()).toContain('Not live')

  await desk.start({ PORT: port })
  for (const each of pages) {
    await total(each)
      .getByText(String(before + words.length), { exact: true })
      .waitFor()
    await each.getByRole('status').getByText('Live').waitFor()
    expect(await each.getByRole('alert').count()).toBe(0)
    expect(new URL(each.url()).search).toBe('?priority=P1')
  }
  await desk.incident('Counted at once')
  for (const each of pages)
    await total(each)
      .getByText(String(before + words.length + 1), { exact: true })
      .waitFor()
}, 300_000)

test('an analysis of several incidents is live again once it has heard what happened to each of them', async () => {
  const { port } = new URL(desk.url)
  const incidentIds: string[] = []
  for (const title of words) incidentIds.push((await desk.incident(`Analysed: ${title}`)).id)
  const selection = 'analysis { id }'
  const { analysis } = await desk.did<{ analysis: { id: string } }>(
    'startAnalysis',
    { incidentIds },
    selection,
  )
  const { id } = analysis
  const page = await desk.page(`/analyses/${id}`)
  await page.getByRole('status').getByText('Live').waitFor()

  await desk.kill('SIGKILL')
  await page.getByRole('status').getByText('Not live – since').waitFor()
  await desk.start()
  await desk.did('updateAnalysis', { id, summary: 'It was the *cable*.' })
  await desk.kill('SIGTERM')
  await desk.start({ PORT: port })
  const caughtUp = page.getByRole('status').getByText('Caught up')
  await caughtUp.waitFor()
  // It stands in the log of each.
  const changes = /Caught up: (\d+) change/.exec((await caughtUp.textContent()) ?? '')?.[1]
  expect(Number(changes)).toBeGreaterThanOrEqual(words.length)
  await page.locator('em').getByText('cable').waitFor()
}, 300_000)
