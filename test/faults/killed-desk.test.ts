import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { startPrivateServer } from '../../src/database/private-server.js'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'

const kills = 20
const writers = 4
let dataDir: string

afterAll(async () => {
  // Whatever server the last desk left behind is taken over and ended.
  const server = await startPrivateServer({ dataDir, log: () => undefined })
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const open =
  'mutation Open($title: String!) { openIncident(input: { title: $title, severity: LOW }) { incident { id } } }'
const page =
  'query Page($after: String) { incidents(first: 100, after: $after, orderBy: { field: NUMBER, direction: ASC }) { edges { node { number title } } pageInfo { hasNextPage endCursor } } }'
const follow =
  'subscription Follow($after: String!) { incidentChanged(after: $after) { cursor event { kind } incident { title } } }'
const head = '{ statusBoard { cursor } }'

interface Page {
  incidents: {
    edges: { node: { number: number; title: string } }[]
    pageInfo: { hasNextPage: boolean; endCursor: string }
  }
}

async function allIncidents(desk: DeskProcess): Promise<{ number: number; title: string }[]> {
  const found: { number: number; title: string }[] = []
  for (let after: string | null = null; ;) {
    const { incidents } = (await ask(desk, page, { after }))?.data as unknown as Page
    found.push(...incidents.edges.map(({ node }) => node))
    if (!incidents.pageInfo.hasNextPage) return found
    after = incidents.pageInfo.endCursor
  }
}

/** Reads on from `position.cursor` until the desk dies. */
function followFrom(desk: DeskProcess, position: { cursor: string }, seen: string[]) {
  let connected = () => {}
  const isConnected = new Promise<void>((resolve) => (connected = resolve))
  const client = createClient({
    url: desk.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${desk.key}` },
    on: { connected: () => connected() },
  })
  client.subscribe<{
    incidentChanged: { cursor: string; event: { kind: string }; incident: { title: string } }
  }>(
    { query: follow, variables: { after: position.cursor } },
    {
      next: ({ data }) => {
        if (!data) return
        position.cursor = data.incidentChanged.cursor
        if (data.incidentChanged.event.kind === 'OPENED') seen.push(data.incidentChanged.incident.title)
      },
      error: () => undefined,
      complete: () => undefined,
    },
  )
  return { isConnected, stop: () => void client.dispose() }
}

test('a desk that is killed twenty times at random moments loses no acknowledged incident, and its reader no event', async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'tocsin-kill-'))
  const acknowledged: string[] = []
  const seen: string[] = []
  const position = { cursor: '' }
  let count = 0
  for (let round = 0; round < kills; round += 1) {
    const desk = await startDeskProcess(dataDir)
    if (round === 0) {
      const board = (await ask(desk, head))?.data as unknown as { statusBoard: { cursor: string } }
      position.cursor = board.statusBoard.cursor
    }
    const following = followFrom(desk, position, seen)
    const writing = Array.from({ length: writers }, async () => {
      for (;;) {
        const title = `incident ${(count += 1)}`
        const answer = await ask(desk, open, { title })
        if (!answer) return
        if (answer.data) acknowledged.push(title)
      }
    })
    await delay(50 + Math.random() * 400)
    await desk.kill('SIGKILL')
    await Promise.all(writing)
    following.stop()
  }
  const desk = await startDeskProcess(dataDir)
  const stored = await allIncidents(desk)
  const written = stored.filter(({ title }) => /^incident \d+$/.test(title))
  const titles = written.map(({ title }) => title)
  const following = followFrom(desk, position, seen)
  await following.isConnected
  while (seen.length < titles.length) await delay(20)
  following.stop()
  expect(await desk.kill('SIGTERM')).toBe(0)

  // A busy machine gets little done between two kills; without any of it the test would say nothing.
  expect(acknowledged.length).toBeGreaterThan(kills / 4)
  expect(titles).toEqual(expect.arrayContaining(acknowledged))
  expect(new Set(titles).size).toBe(titles.length)
  const first = written[0]?.number ?? 0
  expect(written.map(({ number }) => number)).toEqual(written.map((_, index) => first + index))
  expect(seen).toEqual(titles)
}, 180_000)
