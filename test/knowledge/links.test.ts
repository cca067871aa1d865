import { afterAll, expect, test } from '@jest/globals'
import { createArticle, linkArticle, retireArticle } from '../../src/knowledge/index.js'
import { unlinkArticle } from '../../src/knowledge/use-cases/unlink-article.js'
import { createTeam, setTeamMember } from '../../src/people/index.js'
import { createService } from '../../src/services/index.js'
import { refusal } from '../harness/hand.js'
import { dig, servedDesk } from '../harness/served-desk.js'

const served = await servedDesk()
const { desk } = served
afterAll(() => served.close())

const article = async (title: string) =>
  (await desk.do(createArticle, { kind: 'RUNBOOK', title, body: 'Look.' })).article

const linkedTo = async (id: string) => {
  const reply = await served.admin.http('query ($id: ID!) { incident(id: $id) { articles { title } } }', {
    id,
  })
  return (dig(reply, 'incident.articles') as { title: string }[]).map(({ title }) => title)
}

test('articles stand at an incident in the order in which they were linked, and in its timeline', async () => {
  const [one, two] = [await article('One'), await article('Two')]
  const incidentId = await desk.open()
  const { version } = await desk.incident(incidentId)
  await desk.do(linkArticle, { incidentId, articleId: two })
  await desk.do(linkArticle, { incidentId, articleId: one })
  await desk.do(linkArticle, { incidentId, articleId: two })
  expect(await linkedTo(incidentId)).toEqual(['Two', 'One'])
  await desk.do(unlinkArticle, { incidentId, articleId: two })
  await desk.do(unlinkArticle, { incidentId, articleId: two })
  expect(await linkedTo(incidentId)).toEqual(['One'])
  const told = (await desk.timeline(incidentId)).map(({ kind, summary, data }) => ({ kind, summary, data }))
  const changes = (before: string | null, after: string | null) => ({
    changes: [{ field: 'articles', before, after }],
  })
  expect(told.slice(1)).toEqual([
    { kind: 'UPDATED', summary: 'Ada Park linked the article Two', data: changes(null, 'Two') },
    { kind: 'UPDATED', summary: 'Ada Park linked the article One', data: changes('Two', 'Two, One') },
    { kind: 'UPDATED', summary: 'Ada Park removed the article Two', data: changes('Two, One', 'One') },
  ])
  // What it is has not changed.
  expect((await desk.incident(incidentId)).version).toBe(version)
})

test.each(['closed', 'canceled'] as const)('a %s incident still takes what was learnt of it', async (end) => {
  const articleId = await article('Late')
  const incidentId = await desk.open()
  if (end === 'canceled') await desk.cancel(incidentId)
  else {
    await desk.resolve(incidentId)
    await desk.closeIncident(incidentId)
  }
  await desk.do(linkArticle, { incidentId, articleId })
  expect(await linkedTo(incidentId)).toEqual(['Late'])
  await desk.do(unlinkArticle, { incidentId, articleId })
  expect(await linkedTo(incidentId)).toEqual([])
})

test('a retired article is linked no more, but may be taken off', async () => {
  const articleId = await article('Gone')
  const [before, after] = [await desk.open(), await desk.open()]
  await desk.do(linkArticle, { incidentId: before, articleId })
  await desk.do(retireArticle, { id: articleId })
  const error = await refusal(desk.do(linkArticle, { incidentId: after, articleId }))
  expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', fields: [{ path: ['input', 'articleId'] }] })
  await desk.do(linkArticle, { incidentId: before, articleId })
  await desk.do(unlinkArticle, { incidentId: before, articleId })
  expect(await linkedTo(before)).toEqual([])
})

test('a responder of the team of the incident may link, one of another team may not', async () => {
  const { team } = await desk.do(createTeam, { name: 'Core' })
  const { service } = await desk.do(createService, { name: 'Shop', ownerTeamId: team })
  const vi = await desk.hire('Vi', 'VIEWER')
  await desk.do(setTeamMember, { teamId: team, userId: vi.id, role: 'RESPONDER' })
  const hand = desk.as({ ...vi, teams: [{ teamId: team, role: 'RESPONDER' }] })
  const articleId = await article('Shop')
  await hand.do(linkArticle, { incidentId: await desk.open({ serviceIds: [service] }), articleId })
  const elsewhere = { incidentId: await desk.open(), articleId }
  expect((await refusal(hand.do(linkArticle, elsewhere))).extensions.code).toBe('FORBIDDEN')
})

test('a restricted incident is told of only to who sees it', async () => {
  const articleId = await article('Breach')
  const [open, hidden] = [await desk.open({ title: 'Open' }), await desk.open({ restricted: true })]
  for (const incidentId of [open, hidden]) await desk.do(linkArticle, { incidentId, articleId })
  const noa = await desk.hire('Noa')
  const error = await refusal(desk.as(noa).do(linkArticle, { incidentId: hidden, articleId }))
  expect(error.extensions).toMatchObject({ code: 'NOT_FOUND', fields: [{ path: ['input', 'incidentId'] }] })
  const unlink = await refusal(desk.as(noa).do(unlinkArticle, { incidentId: hidden, articleId }))
  expect(unlink.extensions.code).toBe('NOT_FOUND')
  const query = `query ($id: ID!) { node(id: $id) { ... on Article {
    usedIn(first: 5) { totalCount edges { node { id } } } } } }`
  const outside = await (await served.asker(noa)).http(query, { id: articleId })
  expect(dig(outside, 'node.usedIn')).toEqual({ totalCount: 1, edges: [{ node: { id: open } }] })
  const inside = await served.admin.http(query, { id: articleId })
  const edges = [{ node: { id: hidden } }, { node: { id: open } }]
  expect(dig(inside, 'node.usedIn')).toEqual({ totalCount: 2, edges })
})
