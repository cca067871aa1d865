import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { key, startTinyDesk, type TinyDesk } from './tiny-desk.js'

let desk: TinyDesk
beforeAll(async () => {
  desk = await startTinyDesk()
})
afterAll(() => desk.drain())

const authorized = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization: key } })

const audits = serverAudits({ url: () => desk.url, fetchFn: authorized })

test('there are as many audits as there were', () => {
  expect(audits).toHaveLength(61)
})

test.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
  const result = await audit.fn()
  expect(result.status).toBe('ok')
})
