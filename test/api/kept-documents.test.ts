// Documents are prepared once and kept, as many as fit into so many bytes.
import 'reflect-metadata'
import { beforeAll, expect, test } from '@jest/globals'
import type { GraphQLSchema } from 'graphql'
import { createDocuments } from '../../src/api/documents.js'
import { limits } from '../../src/api/limits.js'
import { Lru } from '../../src/api/lru.js'
import { buildSchema } from '../../src/schema.js'

let schema: GraphQLSchema
beforeAll(async () => {
  schema = await buildSchema()
})

const list = (name: string) =>
  `query ${name}($first: Int) { incidents(first: $first) { edges { node { id title owner { __typename } } } } }`
/** Comments cost nothing to run, and fill memory all the same. */
const padded = (name: string) => `query ${name} { __typename } #${'x'.repeat(limits.messageBytes - 1_000)}`

test('the same document is parsed, validated, estimated and compiled once, whatever its variables', () => {
  const documents = createDocuments(schema, true)
  const first = documents.ready({ query: list('List'), variables: { first: 1 } })
  const second = documents.ready({ query: list('List'), variables: { first: 50 } })
  expect(second.prepared).toBe(first.prepared)
  expect(second.cost).toBeGreaterThan(first.cost)
  expect(documents.prepared).toBe(1)
})

test('documents that differ never take more than their share of memory', () => {
  const documents = createDocuments(schema, true)
  const first = documents.ready({ query: padded('Q0') })
  const fits = Math.ceil(limits.keptDocumentBytes / first.prepared.weight)
  for (let index = 1; index <= 2 * fits; index += 1) {
    documents.ready({ query: padded(`Q${index}`) })
    expect(documents.keptBytes).toBeLessThanOrEqual(limits.keptDocumentBytes)
  }
  expect(documents.keptBytes).toBeGreaterThan(limits.keptDocumentBytes / 2)
  // What was not asked for the longest is forgotten, and prepared anew.
  expect(documents.ready({ query: padded('Q0') }).prepared).not.toBe(first.prepared)
  expect(documents.prepared).toBe(2 * fits + 2)
})

test('a document that is refused is not kept', () => {
  const documents = createDocuments(schema, true)
  for (let turn = 0; turn < 2; turn += 1) {
    expect(() => documents.ready({ query: `{ nothing }` })).toThrow()
  }
  expect(documents.keptBytes).toBe(0)
})

test('what is asked for is kept before what is not', () => {
  const kept = new Lru<string>(10, (value) => value.length)
  kept.set('a', 'four')
  kept.set('b', 'four')
  expect(kept.get('a')).toBe('four')
  kept.set('c', 'four')
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual(['four', undefined, 'four'])
  kept.set('a', 'as much as fits')
  expect([kept.get('a'), kept.get('c'), kept.weight]).toEqual([undefined, undefined, 0])
})
