// Instants, durations and time zones through the running desk: kept exactly, or refused.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { codesOf, dig, expectClear, servedDesk, type ServedDesk } from '../harness/served-desk.js'
import { badInstants, durations, goodInstants, timeZones } from './values.js'

let served: ServedDesk
let id: string
beforeAll(async () => {
  served = await servedDesk()
  id = await served.desk.open()
})
afterAll(() => served.close())

/** Every place that takes an instant. */
const places: [query: string, variables: (at: unknown) => object][] = [
  [
    'mutation ($i: OpenIncidentInput!) { openIncident(input: $i) { incident { id } } }',
    (at) => ({ i: { title: 'a', severity: 'LOW', startedAt: at } }),
  ],
  [
    'mutation ($i: UpdateIncidentInput!) { updateIncident(input: $i) { incident { id } } }',
    (at) => ({ i: { id, expectedResolutionAt: at } }),
  ],
  [
    'mutation ($i: HoldIncidentInput!) { holdIncident(input: $i) { incident { id } } }',
    (at) => ({ i: { id, reason: 'OTHER', until: at } }),
  ],
  [
    'mutation ($i: PostStatusUpdateInput!) { postStatusUpdate(input: $i) { statusUpdate { id } } }',
    (at) => ({ i: { id, message: 'a', nextUpdateAt: at } }),
  ],
  [
    'mutation ($i: AddIncidentNoteInput!) { addIncidentNote(input: $i) { event { id } } }',
    (at) => ({ i: { id, text: 'a', occurredAt: at } }),
  ],
  [
    'mutation ($i: ResolveIncidentInput!) { resolveIncident(input: $i) { incident { id } } }',
    (at) => ({ i: { id, resolution: 'a', resolvedAt: at } }),
  ],
  [
    'query ($at: DateTime) { incidents(filter: { openedAfter: $at }) { totalCount edges { node { id } } } }',
    (at) => ({ at }),
  ],
  ['query ($at: DateTime) { statusBoard(filter: { openedBefore: $at }) { openCount } }', (at) => ({ at })],
  ['query ($at: DateTime) { events(since: $at) { totalCount } }', (at) => ({ at })],
]

test.each(['http', 'ws'] as const)('what would have to be altered is refused over %s', async (transport) => {
  for (const [query, variables] of places) {
    for (const at of badInstants) {
      expect(codesOf(await served.admin[transport](query, variables(at)))).toEqual(['BAD_USER_INPUT'])
    }
    for (const at of [
      '1000-01-01T00:00:00Z',
      '1969-07-20T20:17:40Z',
      ...goodInstants.map(([sent]) => sent),
    ]) {
      expectClear(await served.admin[transport](query, variables(at)))
    }
  }
})

test.each(goodInstants)('%s comes back as %s', async (sent, kept) => {
  for (const transport of ['http', 'ws'] as const) {
    const reply = await served.admin[transport](
      `mutation ($i: UpdateIncidentInput!) { updateIncident(input: $i) { incident { expectedResolutionAt
        timeline(last: 1) { edges { node { ... on IncidentUpdated { changes { after } } } } } } } }`,
      { i: { id, expectedResolutionAt: sent } },
    )
    expect(dig(reply, 'updateIncident.incident.expectedResolutionAt')).toBe(kept)
  }
})

test.each(timeZones)('the zone %j is %j', async (sent, kept) => {
  const query =
    'mutation ($i: UpdateOrganizationInput!) { updateOrganization(input: $i) { organization { timeZone } } }'
  for (const transport of ['http', 'ws'] as const) {
    const reply = await served.admin[transport](query, { i: { timeZone: sent } })
    if (kept === null) expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
    else expect(dig(reply, 'updateOrganization.organization.timeZone')).toBe(kept)
  }
})

test.each(durations)('the duration %j is %j', async (sent, kept) => {
  const query =
    'mutation ($i: UpdateOrganizationInput!) { updateOrganization(input: $i) { organization { settings { closeAfter } } } }'
  for (const transport of ['http', 'ws'] as const) {
    const reply = await served.admin[transport](query, { i: { closeAfter: sent } })
    if (kept === null) expect(codesOf(reply)).toEqual(['BAD_USER_INPUT'])
    else expect(dig(reply, 'updateOrganization.organization.settings.closeAfter')).toBe(kept)
  }
})

test('an incident closes and reopens by the longest durations', async () => {
  const longest = { closeAfter: 'P36600D', reopenWindow: 'P36600D' }
  const set =
    'mutation ($i: UpdateOrganizationInput!) { updateOrganization(input: $i) { organization { id } } }'
  dig(await served.admin.http(set, { i: longest }), 'updateOrganization')
  const mine = await served.desk.open()
  for (const act of ['resolve', 'closeIncident', 'reopen'] as const) await served.desk[act](mine)
})
