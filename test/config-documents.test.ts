import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { ConfigurationError, readConfig } from '../src/config.js'

const folder = mkdtempSync(join(tmpdir(), 'tocsin-documents-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const read = (path: string) => readConfig({ TRUSTED_DOCUMENTS: path }).trustedDocuments

function faultsOf(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults
    throw error
  }
}

const board = 'query Board { statusBoard { cursor } }'
const open = 'mutation Open { openIncident(input: { title: "x", severity: LOW }) { incident { id } } }'
const manifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [{ id: 'b1', name: 'Board', type: 'query', body: board }],
}

test('texts by their hashes are read, as GraphQL Code Generator and Relay write them', () => {
  const path = file('persisted-documents.json', { '0a1b': board, '2c3d': open })
  expect(Object.fromEntries(read(path) ?? [])).toEqual({ '0a1b': board, '2c3d': open })
})

test('a manifest of Apollo is read', () => {
  expect(Object.fromEntries(read(file('manifest.json', manifest)) ?? [])).toEqual({ b1: board })
})

test('of a folder all .json files are read, and the same document may stand in two', () => {
  file('lists/apollo.json', manifest)
  file('lists/codegen.json', { b1: board, '2c3d': open })
  file('lists/README.md', 'Who adds to these asks first.')
  expect(Object.fromEntries(read(join(folder, 'lists')) ?? [])).toEqual({ b1: board, '2c3d': open })
})

test.each([
  ['no JSON', '{"a": ', /broken\.json cannot be read: /],
  ['a list', [board], /broken\.json is neither an object of texts by their ids nor a manifest of Apollo/],
  ['empty', {}, /is neither/],
  ['of other values', { a: { body: board } }, /is neither/],
  ['a manifest of another version', { ...manifest, version: 2 }, /is neither/],
  ['a manifest without ids', { ...manifest, operations: [{ name: 'Board', body: board }] }, /is neither/],
  ['no GraphQL', { a1: board, b2: 'query {' }, /broken\.json: b2: Syntax Error/],
])('a file that is %s is named', (_, content, expected) => {
  const [fault, ...others] = faultsOf({ TRUSTED_DOCUMENTS: file('broken.json', content) })
  expect(fault).toMatch(/^TRUSTED_DOCUMENTS: /)
  expect(fault).toMatch(expected)
  expect(others).toEqual([])
})

test('two documents of one id are refused, as are a folder without files and a path to nothing', () => {
  file('twice/a.json', { a1: board })
  file('twice/b.json', { a1: open })
  expect(faultsOf({ TRUSTED_DOCUMENTS: join(folder, 'twice') })).toEqual([
    expect.stringMatching(/twice\/b\.json: a1 is another document in another place$/),
  ])
  mkdirSync(join(folder, 'none'))
  expect(faultsOf({ TRUSTED_DOCUMENTS: join(folder, 'none') })).toEqual([
    expect.stringMatching(/none holds no \.json file$/),
  ])
  expect(faultsOf({ TRUSTED_DOCUMENTS: join(folder, 'nothing') })).toEqual([
    expect.stringMatching(/nothing cannot be read: ENOENT/),
  ])
})

test('its faults are told together with the others', () => {
  const faults = faultsOf({ PORT: 'http', TRUSTED_DOCUMENTS: file('broken.json', { a1: 'a', b2: '{' }) })
  expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
    'PORT',
    'TRUSTED_DOCUMENTS:',
    'TRUSTED_DOCUMENTS:',
  ])
})
