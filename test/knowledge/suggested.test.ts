import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { createCategory } from '../../src/classification/index.js'
import { createArticle, linkArticle, retireArticle } from '../../src/knowledge/index.js'
import { likelihood, ranked, type Common } from '../../src/knowledge/suggested.js'
import { createService } from '../../src/services/index.js'
import { dig, servedDesk, type ServedDesk } from '../harness/served-desk.js'

const at = (day: number) => new Date(Date.UTC(2026, 0, day))
const nothing: Common = { id: 'a', kind: 'RUNBOOK', updatedAt: at(1), text: 0, services: 0, categories: 0 }
const common = (more: Partial<Common>): Common => ({ ...nothing, ...more })
const order = (...candidates: Partial<Common>[]) => ranked(candidates.map(common)).map(({ id }) => id)

describe('what helps best', () => {
  test('each thing in common makes an article likelier', () => {
    const base = common({ text: 1, services: 1, categories: 1 })
    for (const more of [{ text: 2 }, { services: 2 }, { categories: 2 }])
      expect(likelihood({ ...base, ...more })).toBeGreaterThan(likelihood(base))
  })

  test('many words in common say more than a service, and a service more than a category', () => {
    expect(
      order({ id: 'category', categories: 2 }, { id: 'service', services: 1 }, { id: 'words', text: 20 }),
    ).toEqual(['words', 'service', 'category'])
  })

  test('a word in passing says less than the service', () => {
    expect(order({ id: 'word', text: 0.5 }, { id: 'service', services: 1 })).toEqual(['service', 'word'])
  })

  test('of equals a runbook and a known error come before a how-to, and what is newer before what is old', () => {
    expect(
      order(
        { id: 'how', kind: 'HOW_TO', services: 1, updatedAt: at(9) },
        { id: 'run', kind: 'RUNBOOK', services: 1, updatedAt: at(2) },
        { id: 'known', kind: 'KNOWN_ERROR', services: 1, updatedAt: at(3) },
      ),
    ).toEqual(['known', 'run', 'how'])
    expect(order({ id: 'b', services: 1 }, { id: 'a', services: 1 })).toEqual(['a', 'b'])
  })

  test('what has nothing in common but a word that all have is not offered', () => {
    expect(order({ id: 'none' }, { id: 'the', text: 0.01 })).toEqual([])
  })
})

describe('suggested articles', () => {
  let served: ServedDesk
  let service: string
  let category: string
  beforeAll(async () => {
    served = await servedDesk()
    const { desk } = served
    service = (await desk.do(createService, { name: 'Tills' })).service
    category = (await desk.do(createCategory, { kind: 'TECHNICAL', key: 'tide', name: 'Tides' })).category
    const article = async (title: string, body: string, more: object = {}) =>
      (await desk.do(createArticle, { kind: 'RUNBOOK', title, body, ...more })).article
    await article('Certificate of the tills', 'Renew the certificate.', { serviceIds: [service] })
    await article('Tills in general', 'Keep them dry.', { serviceIds: [service], kind: 'HOW_TO' })
    await article('Certificates elsewhere', 'Certificate certificate certificate.')
    await article('Tides', 'They come and go.', { categoryIds: [category] })
    for (let gate = 1; gate <= 20; gate += 1) await article(`Gate ${gate}`, 'How the gate is oiled.')
    const id = await article('Certificate, old', 'Renew the certificate.', { serviceIds: [service] })
    await desk.do(retireArticle, { id })
  })
  afterAll(() => served.close())

  const suggested = async (incidentId: string, args = '') => {
    const query = `query ($id: ID!) { incident(id: $id) { suggestedArticles${args} { id title } } }`
    const reply = await served.admin.http(query, { id: incidentId })
    expect(reply.errors).toBeUndefined()
    return dig(reply, 'incident.suggestedArticles') as { id: string; title: string }[]
  }
  const titles = async (...args: Parameters<typeof suggested>) =>
    (await suggested(...args)).map(({ title }) => title)
  const expired = () =>
    served.desk.open({
      title: 'Tills refuse cards',
      description: 'The certificate has expired',
      serviceIds: [service],
      technicalCategoryId: category,
    })

  test('are those that share words, services and categories with the incident, none that is retired', async () => {
    const id = await expired()
    expect(await titles(id)).toEqual([
      'Certificate of the tills',
      'Tills in general',
      'Certificates elsewhere',
      'Tides',
    ])
    expect(await titles(id, '(first: 1)')).toEqual(['Certificate of the tills'])
    expect(await titles(id, '(first: null)')).toHaveLength(4)
  })

  test('are none where nothing is in common', async () => {
    expect(await titles(await served.desk.open({ title: 'Qwxyz' }))).toEqual([])
    expect(await titles(await served.desk.open({ title: '+++ "*@( ~' }))).toEqual([])
  })

  test('keep what is linked already', async () => {
    const incidentId = await expired()
    const [best] = await suggested(incidentId)
    await served.desk.do(linkArticle, { incidentId, articleId: best?.id ?? '' })
    expect((await suggested(incidentId))[0]).toEqual(best)
  })

  test('are read for a whole list in one statement', async () => {
    await expired()
    const reply = await served.admin.http(
      '{ incidents(first: 20) { edges { node { title suggestedArticles(first: 1) { title } } } } }',
    )
    const edges = dig(reply, 'incidents.edges') as {
      node: { title: string; suggestedArticles: { title: string }[] }
    }[]
    for (const { node } of edges)
      expect(node.suggestedArticles.map(({ title }) => title)).toEqual(
        node.title === 'Tills refuse cards' ? ['Certificate of the tills'] : [],
      )
  })

  test.each([0, 51])('are not asked for %i at a time', async (first) => {
    const query =
      'query ($id: ID!, $first: Int) { incident(id: $id) { suggestedArticles(first: $first) { id } } }'
    const reply = await served.admin.http(query, { id: await served.desk.open(), first })
    expect(reply.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      fields: [{ path: ['first'] }],
    })
  })
})
