import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { TypeID } from 'typeid-js'
import { idBytes, idText, idTransformer, isId, newId, prefixOf } from '../../src/ids/type-id.js'

test('an id says its type, and is 16 bytes in a table and the same text above', () => {
  for (const prefix of ['incident', 'incident_task', 'api_key', 'x']) {
    const id = newId(prefix)
    expect(prefixOf(id)).toBe(prefix)
    expect(isId(prefix, id)).toBe(true)
    expect(idBytes(id)).toHaveLength(16)
    expect(idText(prefix, idBytes(id))).toBe(id)
  }
})

test('any 16 bytes are written as the standard writes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
      const text = idText('incident', bytes)
      expect(text).toBe(TypeID.fromUUIDBytes('incident', bytes).toString())
      expect([...idBytes(text)]).toEqual([...bytes])
    }),
  )
})

test('ids that are made later sort later, as text and as bytes', async () => {
  const first = newId('incident')
  await new Promise((resolve) => setTimeout(resolve, 3))
  const second = newId('incident')
  expect(first < second).toBe(true)
  expect(idBytes(first).compare(idBytes(second))).toBe(-1)
})

test('what is no id of the type is refused, and never stored as one', () => {
  const user = newId('user')
  const wrong = [user, '', 'incident_', 'incident', `${newId('incident')} `, newId('incident').toUpperCase()]
  wrong.push(
    'incident_8zzzzzzzzzzzzzzzzzzzzzzzzz',
    'incident_01h455vb4pex5vsknk084sn02',
    '__proto__',
    'incident_01h455vb4pex5vsknk084sn02u',
  )
  for (const id of wrong) {
    expect(isId('incident', id)).toBe(false)
    expect(() => idTransformer('incident').to(id) as unknown).toThrow('expected an id of type incident')
  }
  expect(isId('task', newId('incident_task'))).toBe(false)
})
