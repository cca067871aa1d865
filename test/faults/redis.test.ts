import { afterEach, beforeEach, expect, test } from '@jest/globals'
import type { IncidentChange } from '../../src/incidents/incident-reader.js'
import { followIncidents } from '../../src/incidents/live.js'
import { IncidentChangedArgs } from '../../src/incidents/live.types.js'
import type { PulledSource } from '../../src/log/source.js'
import type { Desk } from '../../src/desk.js'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { redisServer, type RedisServer } from '../harness/programs.js'

let redis: RedisServer
let desk: TestDesk
let other: Desk

beforeEach(async () => {
  redis = await redisServer()
  desk = await testDesk({ redisUrl: redis.url })
  other = await desk.another()
})

afterEach(async () => {
  desk.logged(/Redis/)
  await desk.close()
  await redis.stop()
})

/** Follows everything at the other copy. */
function follow(): Promise<PulledSource<IncidentChange>> {
  return followIncidents(desk.context(desk.admin, other), new IncidentChangedArgs())
}

async function nextKind(
  source: PulledSource<IncidentChange>,
): Promise<{ kind: string | undefined; waited: number }> {
  const begun = performance.now()
  const { value } = (await source.next()) as { value: IncidentChange }
  return { kind: value.event?.kind, waited: performance.now() - begun }
}

test('a change at one copy wakes the readers of another through Redis, well before their next poll', async () => {
  const source = await follow()
  const waits: number[] = []
  for (let round = 0; round < 9; round += 1) {
    const next = nextKind(source)
    await desk.open()
    const { kind, waited } = await next
    expect(kind).toBe('OPENED')
    waits.push(waited)
  }
  // A poll comes once a second: half of nine would take longer than this if nobody were woken.
  expect(waits.sort((a, b) => a - b)[4]).toBeLessThan(400)
  await source.return()
})

test('without Redis the readers of another copy miss nothing and wait for a poll at most', async () => {
  const source = await follow()
  redis.process.kill('SIGKILL')
  const ids = [await desk.open(), await desk.open(), await desk.open()]
  const seen: (string | null)[] = []
  while (seen.length < ids.length)
    seen.push(((await source.next()) as { value: IncidentChange }).value.incidentId)
  expect(seen).toEqual(ids)
  await source.return()
})

test('a desk starts without its Redis, and says so', async () => {
  redis.process.kill('SIGKILL')
  const third = await desk.another()
  expect(third.wakeups.connected).toBe(false)
  expect(desk.logged(/Redis/)).not.toHaveLength(0)
})
