import { afterAll, expect, test } from '@jest/globals'
import { openIncident } from '../../src/incidents/use-cases/open-incident.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'
import { proxyTo } from '../harness/proxy.js'

const desk = await testDesk()
const proxy = await proxyTo(desk.database.address)
const faraway = desk.as(desk.admin, await desk.another({ address: proxy.address, poolSize: 4 }))
afterAll(async () => {
  await desk.close()
  await proxy.close()
})
const details = (title: string) => ({ title, severity: 'LOW', urgency: 'LOW' }) as const
const titled = async (title: string) =>
  (await desk.incidents()).filter((incident) => incident.title === title)

test('with a key, a commit whose answer is lost is found done, 200 times out of 200', async () => {
  for (let round = 0; round < 200; round += 1) {
    proxy.loseAnswerToCommit()
    const title = `answer lost ${round}`
    const { incident } = await faraway.do(openIncident, details(title), { key: title, hash: '' })
    expect((await desk.incident(incident)).title).toBe(title)
  }
  const incidents = await desk.incidents()
  expect(incidents).toHaveLength(200)
  expect(incidents.at(-1)?.number).toBe(200)
})

test('with a key, a commit that never arrived is done again, once', async () => {
  for (let round = 0; round < 20; round += 1) {
    proxy.loseCommit()
    const title = `commit lost ${round}`
    await faraway.do(openIncident, details(title), { key: title, hash: '' })
    expect(await titled(title)).toHaveLength(1)
  }
})

test('without a key the client is told that nobody knows, and nothing is done twice', async () => {
  proxy.loseAnswerToCommit()
  expect((await refusal(faraway.do(openIncident, details('done')))).code).toBe('UNAVAILABLE')
  expect(await titled('done')).toHaveLength(1)
  proxy.loseCommit()
  expect((await refusal(faraway.do(openIncident, details('not done')))).code).toBe('UNAVAILABLE')
  expect(await titled('not done')).toHaveLength(0)
})

test('a database that is gone is UNAVAILABLE, not a wait without end', async () => {
  const gone = await proxyTo(desk.database.address)
  const cut = desk.as(desk.admin, await desk.another({ address: gone.address, poolSize: 2 }))
  await gone.close()
  expect((await refusal(cut.open())).code).toBe('UNAVAILABLE')
})
