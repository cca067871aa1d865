import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { openBrowser } from '../harness/browser.js'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'
import { openExplorer, run } from '../harness/explorer-page.js'

let dataDir: string
let desk: DeskProcess
let browser: Browser

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-explorer-'))
  desk = await startDeskProcess(dataDir)
  browser = await openBrowser()
})

afterAll(async () => {
  await browser.close()
  await desk.kill('SIGTERM')
  await rm(dataDir, { recursive: true, force: true })
})

const page = async () => openExplorer(await browser.newPage(), desk.url.replace('graphql', ''))

test('a new user follows incidents in one page, opens one in another, and sees it arrive', async () => {
  const follower = await page()
  await run(follower, 'FollowIncidents')
  const opener = await page()
  await run(opener, 'OpenIncident')
  await opener.getByLabel('Result Window').getByText('"priority": "P1"').waitFor()
  // The newest event alone stands beside the document: it may be that somebody is paged for it.
  await follower.getByRole('button', { name: 'Show Live' }).click()
  await follower
    .getByRole('region', { name: 'Live' })
    .getByText('Admin opened the incident as P1: Checkout answers with errors')
    .waitFor()
  expect([...follower.faults, ...opener.faults]).toEqual([])
})

test('the link of a message leads to its incident', async () => {
  const list = await ask(desk, '{ incidents(first: 1) { edges { node { id title } } } }')
  const { id, title } = (
    list?.data as unknown as { incidents: { edges: [{ node: Record<string, string> }] } }
  ).incidents.edges[0].node
  const reader = await openExplorer(
    await browser.newPage(),
    `${desk.url.replace('graphql', '')}?incident=${id}`,
  )
  await run(reader, 'LinkedIncident')
  await reader
    .getByLabel('Result Window')
    .getByText(`"title": ${JSON.stringify(title)}`)
    .waitFor()
  expect(reader.faults).toEqual([])
})

test('the ready examples show the sample data, and the documentation what a field means', async () => {
  const reader = await page()
  await run(reader, 'StatusBoard')
  await reader.getByLabel('Result Window').getByText('"openCount"').waitFor()
  await run(reader, 'ListIncidents')
  await reader.getByLabel('Result Window').getByText('"totalCount"').waitFor()
  await reader.getByRole('link', { name: 'Mutation' }).click()
  await reader.getByText('Logs an incident.').waitFor()
  expect(reader.faults).toEqual([])
})
