// Documents against the running desk, over both transports: a clear answer, at once, and nobody else waits.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  codesOf,
  expectClear,
  pauseDuring,
  servedDesk,
  type Asker,
  type ServedDesk,
} from '../harness/served-desk.js'
import { documents } from './documents.js'

let served: ServedDesk
let bystander: Asker
beforeAll(async () => {
  served = await servedDesk()
  bystander = await served.asker(await served.desk.stranger())
  await served.desk.open()
  await Promise.all([served.admin.ws('{ __typename }'), bystander.http('{ __typename }')])
})
afterAll(() => served.close())

const somebody = '{ viewer { organization { name } } }'

describe.each(['http', 'ws'] as const)('over %s', (transport) => {
  test.each(documents.map((row) => [row[0], row] as const))('%s', async (_, [, query, code, variables]) => {
    let reply = await served.admin[transport](query, variables)
    const pause = await pauseDuring(async () => {
      const asked = served.admin[transport](query, variables)
      const other = await bystander.http(somebody)
      expect(other.data).toEqual({ viewer: { organization: { name: 'Acme' } } })
      reply = await asked
    })
    expectClear(reply)
    if (code) expect(codesOf(reply)?.[0] ?? reply.closed).toBe(code)
    expect(JSON.stringify(reply)).not.toMatch(/Maximum call stack|RangeError|node_modules/)
    expect(pause).toBeLessThan(100)
  })
})
