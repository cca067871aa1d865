// Operators read docs/watching.md and load docs/alerts.yml: neither may name a figure that there is not, nor miss one.
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { servedDesk, type ServedDesk } from '../harness/served-desk.js'

let served: ServedDesk
let figures: string[]
beforeAll(async () => {
  served = await servedDesk()
  const text = await (await fetch(served.url.replace('/graphql', '/metrics'))).text()
  figures = [...text.matchAll(/^# HELP (\w+)/gm)].map(([, name = '']) => name)
})
afterAll(() => served.close())

/** The figures that a document names; a histogram gives several series. */
async function named(path: string): Promise<Set<string>> {
  const text = await readFile(path, 'utf8')
  return new Set(
    [...text.matchAll(/\btocsin_\w+/g)].map(([name]) => name.replace(/_(bucket|sum|count)$/, '')),
  )
}

test.each(['docs/watching.md', 'docs/alerts.yml'])('%s names figures that there are', async (path) => {
  const prefixes = ['tocsin_process_', 'tocsin_nodejs_']
  const strange = [...(await named(path))].filter(
    (name) => !figures.includes(name) && !prefixes.includes(name),
  )
  expect(strange).toEqual([])
})

test('each figure of the desk is told in docs/watching.md', async () => {
  const told = await named('docs/watching.md')
  const own = figures.filter((name) => !/^tocsin_(process|nodejs)_/.test(name))
  expect(own.filter((name) => !told.has(name))).toEqual([])
  expect(own.length).toBeGreaterThan(15)
})
