import { expect, test } from '@jest/globals'
import { fulfils, noConditions, type Conditions } from '../../src/incidents/conditions.js'
import type { Facets } from '../../src/incidents/facets.js'

const facets: Facets = {
  status: 'OPEN',
  severity: 'HIGH',
  urgency: 'LOW',
  priority: 'P3',
  ownerUserId: null,
  ownerTeamId: 'team_1',
  services: ['service_1', 'service_2'],
  serviceTeams: ['team_2'],
  categories: ['category_1'],
  labels: ['tier:1', 'eu'],
  major: false,
  drill: false,
  openedAt: 0,
}
const matches = (conditions: Partial<Conditions>) => fulfils(facets, { ...noConditions, ...conditions })

test('conditions that ask nothing are fulfilled by every incident', () => {
  expect(matches({})).toBe(true)
})

test.each<[string, Partial<Conditions>, Partial<Conditions>]>([
  ['one of the priorities', { priorities: ['P1', 'P3'] }, { priorities: ['P1'] }],
  ['one of the severities', { severities: ['HIGH'] }, { severities: ['LOW', 'MEDIUM'] }],
  ['one of the urgencies', { urgencies: ['LOW'] }, { urgencies: ['HIGH'] }],
  ['major or not', { major: false }, { major: true }],
  ['one of the services', { serviceIds: ['service_2', 'x'] }, { serviceIds: ['x'] }],
  ['the owner team', { teamIds: ['team_1'] }, { teamIds: ['x'] }],
  ["a service's owner team", { teamIds: ['x', 'team_2'] }, { teamIds: ['team_3'] }],
  ['one of the categories', { categoryIds: ['category_1'] }, { categoryIds: ['category_2'] }],
  ['all of the labels', { labels: ['eu', 'tier:1'] }, { labels: ['eu', 'us'] }],
])('%s must match', (_, fitting, other) => {
  expect(matches(fitting)).toBe(true)
  expect(matches(other)).toBe(false)
})

test('all that is given must match', () => {
  expect(matches({ priorities: ['P3'], labels: ['eu'], major: false })).toBe(true)
  expect(matches({ priorities: ['P3'], labels: ['eu'], major: true })).toBe(false)
})
