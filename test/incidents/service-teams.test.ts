import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { IncidentChange } from '../../src/incidents/incident-reader.js'
import { followIncidents } from '../../src/incidents/live.js'
import { IncidentFilter } from '../../src/incidents/filter.inputs.js'
import { IncidentChangedArgs } from '../../src/incidents/live.types.js'
import { createTeam } from '../../src/people/index.js'
import { createService, updateService } from '../../src/services/index.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

let desk: TestDesk

beforeAll(async () => {
  desk = await testDesk()
})

afterAll(() => desk.close())

test("when a service changes hands its open incidents leave one team's board and join the other's", async () => {
  const { team: platform } = await desk.do(createTeam, { name: 'Platform' })
  const { team: payments } = await desk.do(createTeam, { name: 'Payments' })
  const { service } = await desk.do(createService, { name: 'Checkout', ownerTeamId: platform })
  const id = await desk.open({ serviceIds: [service] })
  const done = await desk.open({ serviceIds: [service] })
  await desk.resolve(done)
  const boards = [platform, payments].map((team) => {
    const filter = Object.assign(new IncidentFilter(), { teamIds: [team] })
    return followIncidents(desk.context(), Object.assign(new IncidentChangedArgs(), { filter }))
  })
  const [left, joined] = await Promise.all(boards)
  const { version } = await desk.incident(id)

  await desk.do(updateService, { id: service, ownerTeamId: payments })

  for (const [source, matches] of [
    [left, false],
    [joined, true],
  ] as const) {
    const { value } = (await source?.next()) as { value: IncidentChange }
    expect(value).toMatchObject({ incidentId: id, matches, event: { kind: 'UPDATED' } })
    expect(value.event?.data).toEqual({
      changes: [{ field: 'services', before: 'Checkout (Platform)', after: 'Checkout (Payments)' }],
    })
    await source?.return()
  }
  expect((await desk.incident(id)).version).toBe(version)
  expect((await desk.incident(done)).facets.serviceTeams).toEqual([platform])
})

test('a service that changes anything else leaves its incidents alone', async () => {
  const { service } = await desk.do(createService, { name: 'Search' })
  const id = await desk.open({ serviceIds: [service] })
  const before = await desk.story(id)
  await desk.do(updateService, { id: service, maintenance: true })
  expect(await desk.story(id)).toEqual(before)
})
