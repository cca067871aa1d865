// What clients say in confidence, planted everywhere and looked for in all that the desk writes.
import { once } from 'node:events'
import { expect, test } from '@jest/globals'
import { QueryFailedError } from 'typeorm'
import { WebSocket } from 'ws'
import { readConfig } from '../../src/config.js'
import { errorInLog } from '../../src/errors/error-in-log.js'
import { servedDesk } from '../harness/served-desk.js'

const canary = 'CANARY7f3a'

test('no line of the log, at any level, and no answer repeats what a client said in confidence', async () => {
  const lines: string[] = []
  const served = await servedDesk({ log: (line) => lines.push(line) })
  const { admin, url, desk } = served
  const answers: unknown[] = []
  const json = { 'content-type': 'application/json', authorization: `Bearer ${admin.key}` }
  const send = async (path: string, init: RequestInit) => {
    answers.push(await (await fetch(url + path, init)).text())
  }
  const open =
    'mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id title } } }'

  for (const authorization of [
    `Bearer tocsin_${canary}`,
    `Bearer eyJhbGciOiJub25lIn0.${canary}.`,
    `Basic ${canary}`,
    canary,
  ]) {
    await send('', {
      method: 'POST',
      headers: { ...json, authorization },
      body: '{"query":"{ viewer { role } }"}',
    })
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
    await once(socket, 'open')
    socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization, password: canary } }))
    expect((await once(socket, 'close'))[0]).toBe(4403)
  }
  const headers = { ...json, cookie: `session=${canary}`, 'x-api-key': canary }
  await send(`?query={viewer{role}}&variables={"a":"${canary}"}`, { headers })
  await send(`/${canary}?key=${canary}`.replace(canary, 'x'), { headers })
  await send('', { method: 'POST', headers, body: `{"query": ${canary}` })
  await send('', { method: 'POST', headers, body: `[${JSON.stringify(canary)}]` })
  await send('', { method: 'POST', headers, body: JSON.stringify({ query: '{', variables: { canary } }) })
  await send('', { method: 'POST', headers, body: canary.repeat(9_000) })

  for (const transport of ['http', 'ws'] as const) {
    const ask = admin[transport]
    const input = { title: canary, severity: 'LOW', urgency: 'LOW' }
    // Good, once more under its key, with what does not fit, and with what is found wrong one after the other.
    await ask(open.replace(' title', ''), { input }, `${transport}-${canary}`)
    for (const wrong of [
      { input: { ...input, urgency: canary } },
      { input: { ...input, description: canary.repeat(3_000) } },
      { input: { ...input, serviceIds: [`service_${canary}`] } },
      { input: canary },
    ]) {
      answers.push(await ask(open, wrong))
    }
    answers.push(await ask('query ($id: ID!) { node(id: $id) { id } }', { id: canary }))
    answers.push(await ask('query ($a: String) { incidents(after: $a) { totalCount } }', { a: canary }))
  }
  // Inside of the desk something breaks, with all that it had in its hands.
  await desk.manager.query('ALTER TABLE `incident` RENAME TO `incident_away`')
  for (const transport of ['http', 'ws'] as const) {
    answers.push(await admin[transport](open, { input: { title: canary, severity: 'LOW', urgency: 'LOW' } }))
  }
  await desk.manager.query('ALTER TABLE `incident_away` RENAME TO `incident`')
  await served.close()

  const logged = lines.join('')
  expect(logged).toContain('An operation failed')
  expect(JSON.stringify(answers.slice(-2))).toMatch(/INTERNAL_SERVER_ERROR.*INTERNAL_SERVER_ERROR/)
  expect(JSON.stringify(answers)).not.toMatch(/ER_NO_SUCH|incident_away|node_modules|SELECT|INSERT/)
  expect(lines.filter((line) => line.includes(canary))).toEqual([])
  expect(answers.filter((answer) => JSON.stringify(answer).includes(canary))).toEqual([])
  expect(logged).not.toContain(admin.key.slice(20))
})

test.each([
  [`Duplicate entry '${canary}-1' for key 'user_email'`, "Duplicate entry '…' for key 'user_email'"],
  [`Duplicate entry 'it' for key 'x' ${canary}' for key 'a'`, "Duplicate entry '…' for key 'a'"],
  [
    `Incorrect string value: '${canary}\nx' for column 'title' at row 1`,
    "Incorrect string value: '…' for column 'title' at row 1",
  ],
  [`You have an error near '${canary} WHERE' at line 1`, "You have an error near '…' at line 1"],
  [`Truncated incorrect INTEGER value: '${canary}'`, "Truncated incorrect INTEGER value: '…'"],
  ["Data too long for column 'title' at row 1", "Data too long for column 'title' at row 1"],
])('what the database quotes of somebody is left out: %s', (message, expected) => {
  const driverError = Object.assign(new Error(message), { code: 'ER_ANY', sql: canary })
  const failed = new QueryFailedError('INSERT INTO user VALUES (?)', [canary], driverError)
  const logged = errorInLog(Object.assign(new Error('outer'), { cause: failed }))
  expect(logged.cause).toMatchObject({ message: expected, query: 'INSERT INTO user VALUES (?)' })
  expect(logged.cause?.stack).toContain('hardening-logs')
  expect(JSON.stringify(logged)).not.toContain(canary)
})

test('a password in an address that is refused at the start is not repeated', () => {
  for (const url of [
    `http://root:${canary}@db/desk`,
    `mysql://root:${canary}@db`,
    `mysql://root:${canary}@`,
  ]) {
    for (const name of ['DATABASE_URL', 'REDIS_URL']) {
      let said = ''
      try {
        readConfig({ [name]: url })
      } catch (error) {
        said = String(error)
      }
      expect(said).toContain(name)
      expect(said).not.toContain(canary)
    }
  }
})
