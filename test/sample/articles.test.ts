import { afterAll, expect, test } from '@jest/globals'
import { makeSample } from '../../src/sample/index.js'
import { dig, servedDesk } from '../harness/served-desk.js'

const served = await servedDesk()
const { desk } = served
afterAll(() => served.close())
await makeSample({ ...desk.desk, organizationId: desk.admin.organizationId, admin: desk.admin })

interface Shown {
  title: string
  version: number
  author: { name: string }
  services: unknown[]
  categories: unknown[]
  usedIn: { edges: { node: { title: string } }[] }
}

test('the company knows something of each kind, and learnt of what happened', async () => {
  const reply = await served.admin.http(
    `{ articles(first: 10) { edges { node { title version author { name } services { name } categories { name }
       usedIn { edges { node { title } } } } } } }`,
  )
  const articles = (dig(reply, 'articles.edges') as { node: Shown }[]).map(({ node }) => node)
  expect(articles).toHaveLength(4)
  for (const { services, categories } of articles) {
    expect(services.length).toBeGreaterThan(0)
    expect(categories.length).toBeGreaterThan(0)
  }
  expect(articles[0]).toMatchObject({
    title: 'Replace an expired certificate by hand',
    version: 2,
    author: { name: 'Kahu Parata' },
    usedIn: { edges: [{ node: { title: 'All storefronts answer with a certificate error' } }] },
  })
})

test('open incidents are offered what fits', async () => {
  const reply = await served.admin.http(
    `{ incidents(first: 1, filter: { major: true, open: true }) { edges { node {
       articles { title } suggestedArticles(first: 2) { title } } } } }`,
  )
  const [card] = [{ title: 'One acquirer declines card payments' }]
  expect(dig(reply, 'incidents.edges.0.node')).toMatchObject({
    articles: [card],
    suggestedArticles: expect.arrayContaining([card]),
  })
  expect(dig(reply, 'incidents.edges.0.node.suggestedArticles.0')).toEqual(card)
})
