import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { recipe } from '../harness/nginx.js'

const page = readFileSync('docs/scaling.md', 'utf8')

test('the configuration of nginx that is shown is the one that is tested', () => {
  expect(/```nginx\n([^]*?)```/.exec(page)?.[1]).toBe(readFileSync(recipe, 'utf8'))
})

test('every figure that is to be watched is one that a copy tells', () => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'tocsin_' })
  const ours = ['src/api/figures.ts', 'src/desk-figures.ts'].map((file) => readFileSync(file, 'utf8')).join()
  const known = new Set([
    ...registry.getMetricsAsArray().map(({ name }) => name),
    ...[...ours.matchAll(/'(tocsin_\w+)'/g)].map(([, name]) => name),
  ])
  const told = [...page.matchAll(/(?<!\$)\btocsin_\w+/g)].map(([name]) => name)
  expect(told.length).toBeGreaterThan(10)
  for (const name of told) expect(known).toContain(name)
})
