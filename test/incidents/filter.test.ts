import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Priority, Severity, Urgency } from '../../src/classification/index.js'
import type { IncidentFilter } from '../../src/incidents/filter.inputs.js'
import { matchesFacets } from '../../src/incidents/filter.js'
import { IncidentStatus } from '../../src/incidents/incident.enums.js'
import type { IncidentEntity } from '../../src/incidents/incident.entity.js'
import { pageOfIncidents } from '../../src/incidents/incident.reads.js'
import { matchesSearch } from '../../src/incidents/search.js'
import { searchTokens } from '../../src/text/search-text.js'
import { createCategory } from '../../src/classification/index.js'
import { createTeam } from '../../src/people/index.js'
import { createService, updateService } from '../../src/services/index.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const several = <T>(count: number, make: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)))
const pick = <T>(list: readonly T[]) => list[Math.floor(Math.random() * list.length)] as T
const some = <T>(list: readonly T[]) => list.filter(() => Math.random() < 0.4)

const teams = await several(3, async (index) => (await desk.do(createTeam, { name: `Team ${index}` })).team)
const people = await several(3, async (index) => (await desk.hire(`Person ${index}`)).id)
const services = await several(
  4,
  async (index) =>
    (await desk.do(createService, { name: `Service ${index}`, ownerTeamId: [...teams, null][index] }))
      .service,
)
const categories = await several(
  2,
  async (index) =>
    (await desk.do(createCategory, { kind: 'TECHNICAL', key: `k${index}`, name: `K ${index}` })).category,
)
const labels = ['a', 'A', 'á', 'a ', 'region:eu', "it's", '100%', '😀']
const titles = [
  'Checkout fails for café orders',
  'The on-call pager is silent',
  'Über-slow search: 100% CPU',
  'db_primary fails over',
  "Customer's login fails",
  'DNS in EU',
  'Ошибка платежа',
  'what was when',
  '서버 장애 बिजली गुल',
]
const words = [
  'cafe',
  'CAFÉ',
  'check',
  'fail',
  'ca',
  'the',
  'is',
  'on',
  'uber',
  'db_',
  'db_primary',
  'cpu',
  '100',
  '100%',
  'eu',
  'login',
  "customer's",
  'zebra',
  '"fails"',
  '+fails -dns',
  'fails*',
  '_',
  '%',
  '\\',
  "'",
  'ошибка',
  'wha',
  '서버',
  'बिजली',
  'whe',
  '42',
  'INC-7',
  'inc-8',
  '  ',
  '@#!',
  'order cafe',
]

for (let index = 0; index < 60; index += 1) {
  const id = await desk.open({
    title: `${pick(titles)} ${index}`,
    description: pick([null, pick(titles)]),
    severity: pick(Object.values(Severity)),
    urgency: pick(Object.values(Urgency)),
    ownerId: pick([null, ...teams, ...people]),
    serviceIds: some(services),
    technicalCategoryId: pick([null, ...categories]),
    labels: some(labels),
    major: pick([true, false]),
    drill: Math.random() < 0.2,
  })
  desk.clock.advance('1m')
  const verb = pick(['acknowledge', 'start', 'hold', 'mitigate', 'resolve', 'cancel', 'note'] as const)
  await desk[verb](id)
}
const incidents = await desk.incidents()

const subset = <T>(list: readonly T[]) => fc.subarray([...list], { maxLength: Math.min(3, list.length) })
const instants = fc.integer({ min: -1, max: 61 }).map((minutes) => desk.clock.in((minutes - 60) * 60_000))
const filters: fc.Arbitrary<IncidentFilter> = fc.record(
  {
    statuses: subset(Object.values(IncidentStatus)),
    open: fc.constantFrom(true, false, null),
    severities: subset(Object.values(Severity)),
    priorities: subset(Object.values(Priority)),
    ownerIds: subset([...people, ...teams, ...services, 'nonsense']),
    teamIds: subset([...teams, ...people]),
    serviceIds: subset([...services, ...teams]),
    categoryIds: subset(categories),
    labels: subset(labels),
    major: fc.constantFrom(true, false, null),
    drill: fc.constantFrom(true, false, null),
    openedAfter: instants,
    openedBefore: instants,
    search: fc.constantFrom(...words),
  },
  { requiredKeys: [] },
)

async function listed(filter: IncidentFilter): Promise<number[]> {
  const page = await pageOfIncidents(desk.context(), { first: 100 }, { filter })
  return page.edges.map(({ node }) => node.number)
}

/** What a reader of the log decides, newest first. */
function followed(filter: IncidentFilter, all: IncidentEntity[] = incidents): number[] {
  const search = filter.search?.trim() ? searchTokens(filter.search) : null
  const matches = (incident: IncidentEntity) =>
    matchesFacets(filter, incident.facets) &&
    (!search || matchesSearch(search, incident, [incident.title, incident.description, incident.resolution]))
  return all
    .filter(matches)
    .map(({ number }) => number)
    .reverse()
}

test('lists and live agree on every filter', async () => {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => expect(await listed(filter)).toEqual(followed(filter))),
    { numRuns: 1_000, interruptAfterTimeLimit: 8_000 },
  )
})

test.each(words)('lists and live agree on what %j finds', async (search) => {
  expect(await listed({ search })).toEqual(followed({ search }))
})

test('they agree too after a service has gone to another team', async () => {
  const [service = ''] = services
  const [from = '', to = ''] = teams
  await desk.do(updateService, { id: service, ownerTeamId: to })
  const now = await desk.incidents()
  const statuses = Object.values(IncidentStatus).filter(
    (status) => !['RESOLVED', 'CANCELED'].includes(status),
  )
  for (const team of [from, to]) {
    const filter = { teamIds: [team], statuses }
    expect(await listed(filter)).toEqual(followed(filter, now))
  }
})
