import { afterAll, expect, test } from '@jest/globals'
import { newId } from '../../src/ids/type-id.js'
import { createArticle, retireArticle } from '../../src/knowledge/index.js'
import { createResponsePlan, startDrill } from '../../src/preparedness/index.js'
import { updateResponsePlan } from '../../src/preparedness/use-cases/update-response-plan.js'
import { refusal } from '../harness/hand.js'
import { dig, servedDesk } from '../harness/served-desk.js'

const served = await servedDesk()
const { desk } = served
afterAll(() => served.close())

const article = async (title: string) =>
  (await desk.do(createArticle, { kind: 'RUNBOOK', title, body: 'Look.' })).article
const plan = async (label: string, articleIds: string[]) =>
  (await desk.do(createResponsePlan, { name: label, conditions: { labels: [label] }, articleIds }))
    .responsePlan
const titlesOf = async (id: string) => {
  const type = id.startsWith('incident') ? 'Incident' : 'ResponsePlan'
  const query = `query ($id: ID!) { node(id: $id) { ... on ${type} { articles { title } } } }`
  const found = dig(await served.admin.http(query, { id }), 'node.articles') as { title: string }[]
  return found.map(({ title }) => title)
}

test('a plan links its articles to the incident, by the desk and in its order', async () => {
  const [flood, pumps] = [await article('Flood'), await article('Pumps')]
  const id = await plan('water', [flood, pumps, flood])
  expect(await titlesOf(id)).toEqual(['Flood', 'Pumps'])
  await plan('wet', [pumps])
  const incident = await desk.open({ labels: ['water', 'wet'] })
  expect(await titlesOf(incident)).toEqual(['Flood', 'Pumps'])
  expect((await desk.timeline(incident)).map(({ summary }) => summary)).toEqual([
    expect.stringContaining('Ada Park opened'),
    expect.stringContaining('water applies.'),
    'Tocsin linked the article Flood',
    'Tocsin linked the article Pumps',
    expect.stringContaining('wet applies.'),
  ])
})

test('a plan names only articles that are there', async () => {
  const [here, gone] = [await article('Here'), await article('Gone')]
  await desk.do(retireArticle, { id: gone })
  for (const wrong of [gone, newId('article'), 'nothing']) {
    const error = await refusal(plan('none', [here, wrong]))
    expect(error.extensions).toMatchObject({
      code: 'NOT_FOUND',
      fields: [{ path: ['input', 'articleIds', 1] }],
    })
  }
})

test('an article that an active plan names cannot be retired', async () => {
  const articleId = await article('Needed')
  const id = await plan('needed', [articleId])
  const error = await refusal(desk.do(retireArticle, { id: articleId }))
  expect(error.extensions).toMatchObject({ code: 'CONFLICT', users: [id] })
  await desk.do(updateResponsePlan, { id, articleIds: [] })
  await desk.do(retireArticle, { id: articleId })
})

test('a plan that was not active keeps what was retired meanwhile, and leaves it out', async () => {
  const [old, fresh] = [await article('Old'), await article('Fresh')]
  const id = await plan('old', [old])
  await desk.do(updateResponsePlan, { id, active: false })
  await desk.do(retireArticle, { id: old })
  await desk.do(updateResponsePlan, { id, articleIds: [old, fresh] })
  const { incident } = await desk.do(startDrill, {
    responsePlanId: id,
    title: 'Try',
    severity: 'LOW',
    urgency: 'LOW',
  })
  expect(await titlesOf(incident)).toEqual(['Fresh'])
  const [, note] = await desk.timeline(incident)
  expect(note?.summary).toContain('Article: Old is retired.')
})
