import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, expect, test } from '@jest/globals'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'

const dataDir = await mkdtemp(join(tmpdir(), 'tocsin-restart-'))

afterAll(() => rm(dataDir, { recursive: true, force: true }))

const open =
  'mutation Open($title: String!) { openIncident(input: { title: $title, severity: LOW }) { incident { number } } }'
const read = 'query Read { incidents(first: 1) { edges { node { id } } } }'
const count = 'query Count($search: String!) { incidents(filter: { search: $search }) { totalCount } }'

interface Tally {
  acknowledged: number
  codes: Set<string>
}

/** Writes and reads in turn until `until`; whatever is not answered with data is counted by its code. */
async function work(desk: DeskProcess, until: () => boolean, tally: Tally): Promise<void> {
  for (let index = 0; !until(); index += 1) {
    const answer = index % 2 === 0 ? await ask(desk, open, { title: 'restarting' }) : await ask(desk, read)
    if (index % 2 === 0 && answer?.data) tally.acknowledged += 1
    for (const error of answer?.errors ?? []) {
      tally.codes.add((error as unknown as { extensions: { code: string } }).extensions.code)
    }
  }
}

test('when its database is killed the desk says UNAVAILABLE, is back within ten seconds, and has lost nothing it acknowledged', async () => {
  const desk = await startDeskProcess(dataDir)
  const tally: Tally = { acknowledged: 0, codes: new Set() }
  let over = false
  const working = Promise.all(Array.from({ length: 4 }, () => work(desk, () => over, tally)))
  await delay(300)
  process.kill(Number(await readFile(join(dataDir, 'mysql.pid'), 'utf8')), 'SIGKILL')
  const killed = performance.now()
  await delay(100)
  while (!(await ask(desk, read))?.data) await delay(50)
  expect(performance.now() - killed).toBeLessThan(10_000)
  await delay(300)
  over = true
  await working

  expect([...tally.codes].filter((code) => code !== 'UNAVAILABLE')).toEqual([])
  const stored = (await ask(desk, count, { search: 'restarting' }))?.data as unknown as {
    incidents: { totalCount: number }
  }
  // An answer to COMMIT that got lost leaves a change that nobody was told of, never the other way round.
  expect(stored.incidents.totalCount).toBeGreaterThanOrEqual(tally.acknowledged)
  expect(tally.acknowledged).toBeGreaterThan(4)
  expect(await desk.kill('SIGTERM')).toBe(0)
})
