import { afterAll, describe, expect, test } from '@jest/globals'
import { allowedTransitions } from '../../src/incidents/lifecycle.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { everyStatus, everyVerb, incidentIn, outcome, verbs, ways } from './life.js'

const desk = await testDesk()
afterAll(() => desk.close())
const window = 14 * 86_400_000

describe.each(everyStatus)('an incident that is %s', (from) => {
  test.each(everyVerb)('is asked to %s', async (verb) => {
    const id = await incidentIn(from, desk)
    const before = await desk.incident(id)
    const entries = (await desk.timeline(id)).length
    const expected = outcome(verb, from)
    if (expected === 'refused') {
      const error = await refusal(desk[verb](id))
      expect(error.extensions).toMatchObject({ code: 'INVALID_TRANSITION', status: from })
      expect(new Set(error.extensions.allowedTransitions as string[])).toEqual(new Set(ways[from]))
      expect(await desk.incident(id)).toEqual(before)
      expect(await desk.timeline(id)).toHaveLength(entries)
      return
    }
    await desk[verb](id)
    const after = await desk.incident(id)
    const told = (await desk.story(id)).slice(entries)
    if (expected === 'noted') {
      expect(told).toEqual([`STATUS_CHANGED ${from} ${from}`])
      expect(after).toEqual({ ...before, updatedAt: after.updatedAt })
    } else {
      expect(told[0]).toBe(`STATUS_CHANGED ${from} ${verbs[verb].to}`)
      expect(after).toMatchObject({ status: verbs[verb].to, version: before.version + 1 })
      expect(after.facets.status).toBe(after.status)
      expect(after.open).toBe(!['RESOLVED', 'CLOSED', 'CANCELED'].includes(after.status))
    }
  })

  test('says beforehand what the mutations accept', async () => {
    const incident = await desk.incident(await incidentIn(from, desk))
    const accepted = everyVerb.filter((verb) => outcome(verb, from) === 'moves').map((verb) => verbs[verb].to)
    const said = allowedTransitions(incident, desk.clock.now(), window)
    expect(new Set(said)).toEqual(new Set(accepted))
    expect(new Set(said)).toEqual(new Set(ways[from]))
  })
})
