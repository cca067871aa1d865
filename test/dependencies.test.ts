import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, { version?: string }>
}

const copiesOf = (name: string): string[] =>
  Object.entries(packages)
    .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
    .map(([, { version }]) => version ?? '')

/** The numbers of a version; a release candidate counts by its own. */
const numbers = (version: string) => version.split(/[.-]/).map((part) => Number(part.replace(/\D/g, '')))

function isBelow(version: string, floor: string): boolean {
  const [is, least] = [numbers(version), numbers(floor)]
  const first = least.findIndex((number, index) => number !== is[index])
  return first >= 0 && (is[first] ?? 0) < (least[first] ?? 0)
}

// Below these there are known holes that a desk can be attacked through.
test.each([
  ['@apollo/server', '5.5.0', 'CSRF by GET (GHSA-9q82-xgwf-vj6h)'],
  ['ws', '8.21.0', 'memory by fragments (CVE-2026-48779)'],
  ['typeorm', '1.1.0', 'code in generated migrations (CVE-2026-73651)'],
  ['mysql2', '3.15.3', 'code by options of its parsers (CVE-2024-21508), and what TypeORM asks for'],
  ['class-validator', '0.14.3', 'unknown values that pass (CVE-2019-18413)'],
  ['graphql', '16.15.0', 'validation of overlapping fields (CVE-2023-26144)'],
  ['graphql-ws', '6.1.1', 'order of error and complete'],
])('every copy of %s is %s or newer: %s', (name, floor) => {
  const copies = copiesOf(name)
  expect(copies.length).toBeGreaterThan(0)
  expect(copies.filter((version) => isBelow(version, floor))).toEqual([])
})

test('versions are compared by their numbers', () => {
  expect(isBelow('8.9.9', '8.21.0')).toBe(true)
  expect(isBelow('8.21.0', '8.21.0')).toBe(false)
  expect(isBelow('9.0.0', '8.21.0')).toBe(false)
})

test('there is one copy of graphql, since two do not know the types of each other', () => {
  expect(copiesOf('graphql')).toHaveLength(1)
})

test('type-graphql is the release candidate that was tried, and no other', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    dependencies: Record<string, string>
  }
  expect([dependencies['type-graphql'], ...copiesOf('type-graphql')]).toEqual(['2.0.0-rc.4', '2.0.0-rc.4'])
})
