import { expect, test } from '@jest/globals'
import { isInputObjectType } from 'graphql'
import { withoutSecrets } from '../../src/access/secrets.js'
import { buildSchema } from '../../src/schema.js'

const token = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'
const deskKey = 'tocsin_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789_-abcde'

test('every field that the schema has today is written down', async () => {
  const types = Object.values((await buildSchema()).getTypeMap()).filter(isInputObjectType)
  const fields = types.flatMap((type) => Object.keys(type.getFields()))
  expect(fields).toContain('key')
  const input = Object.fromEntries(fields.map((name) => [name, 'x']))
  expect(withoutSecrets(input)).toEqual(input)
})

test.each([
  'password',
  'passwd',
  'clientSecret',
  'signing_secret',
  'accessToken',
  'Authorization',
  'credentials',
  'private_key',
  'privateKey',
  'x-api-key',
  'Cookie',
])('what a field named %s holds is left out, at any depth', (name) => {
  const values = { text: 'a', list: ['b'], object: { c: 'd' }, number: 7 }
  for (const value of Object.values(values)) {
    const copy = withoutSecrets({ outer: [{ [name]: value }], beside: 'seen' })
    expect(copy).toEqual({ outer: [{ [name]: '[left out]' }], beside: 'seen' })
  }
  expect(withoutSecrets({ [name]: null })).toEqual({ [name]: null })
})

test.each([
  [`see ${deskKey}, please`, 'see [left out], please'],
  [`Bearer ${token}`, 'Bearer [left out]'],
  [`https://example.org/?t=${token}#there`, 'https://example.org/?t=[left out]#there'],
  [`https://example.org/?t%3D${token}`, 'https://example.org/?t%3D[left out]'],
  [`"${token}"\n"${token}"`, '"[left out]"\n"[left out]"'],
])('a credential that was pasted into a text is cut out of it: %#', (text, shown) => {
  expect(withoutSecrets({ text })).toEqual({ text: shown })
  expect(withoutSecrets({ object: { [text]: 1 } })).toEqual({ object: { [shown]: 1 } })
})

test.each([
  'the tocsin_desk is down',
  'eyJ is how tokens begin',
  'www.heyJude.example.org and eyJafjallajokull.is.far',
  'eu-central-1.compute.internal.example.org',
])('what only looks a little like a credential stays: %s', (text) => {
  expect(withoutSecrets({ text })).toEqual({ text })
})

test('inputs are kept as they were sent: dates, nulls, numbers, what is empty', () => {
  const input = { at: new Date(0), none: null, left: undefined, n: 0, no: false, list: [], text: '' }
  expect(JSON.stringify(withoutSecrets(input))).toBe(
    '{"at":"1970-01-01T00:00:00.000Z","none":null,"n":0,"no":false,"list":[],"text":""}',
  )
  expect(withoutSecrets(undefined)).toBeNull()
})

test('the largest input that one request can send is kept whole', () => {
  const numbers = Array.from({ length: 5_000 }, (_, index) => index)
  for (const input of [{ text: 'ü'.repeat(31_000) }, { numbers }, { text: 'x'.repeat(60_000), to: 'Bo' }]) {
    expect(withoutSecrets(input)).toEqual(input)
  }
})

const sizes: [string, unknown][] = [
  ['one text', 'x'.repeat(200_000)],
  ['control characters', '\u0001'.repeat(100_000)],
  ['halves of characters', '\ud83d'.repeat(100_000)],
  ['many texts', Array.from({ length: 200 }, () => 'x'.repeat(20_000))],
  ['many numbers', Array.from({ length: 200_000 }, (_, index) => index)],
  ['many fields', Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`f${index}`, null]))],
  ['many secrets', Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`token${index}`, 'x']))],
  ['many lists', Array.from({ length: 50_000 }, () => [[]])],
  ['many objects', Array.from({ length: 50_000 }, () => ({}))],
  ['nothing but depth', Array.from({ length: 500 }).reduce<unknown>((inner) => [inner, 'x'.repeat(500)], 1)],
]
test.each(sizes)('no entry is larger than 64 KiB, and what was cut says so: %s', (_, value) => {
  const text = JSON.stringify(withoutSecrets({ first: 'seen', value, last: 'unseen' }))
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536)
  expect(text).toMatch(/^\{"first":"seen",.*…/)
  expect(text.length).toBeGreaterThan(8_000)
})
