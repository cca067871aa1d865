import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { createCategory } from '../../src/classification/index.js'
import { linkArticle } from '../../src/knowledge/index.js'
import { createService, retireService } from '../../src/services/index.js'
import { codesOf, dig, servedDesk, type Asker, type ServedDesk } from '../harness/served-desk.js'

type Json = Record<string, unknown>

let served: ServedDesk
let responder: Asker
let viewer: Asker
let service: string
let category: string

beforeAll(async () => {
  served = await servedDesk()
  const { desk } = served
  responder = await served.asker(await desk.hire('Rae'))
  viewer = await served.asker(await desk.hire('Vi', 'VIEWER'))
  service = (await desk.do(createService, { name: 'Tills' })).service
  category = (await desk.do(createCategory, { kind: 'TECHNICAL', key: 'tide', name: 'Tides' })).category
})
afterAll(() => served.close())

const fields = `id kind title body version updatedAt author { kind name } services { name } categories { name }
  versions { version title body author { name } }`

/** A mutation on articles; answers the article of its payload. */
async function change(name: string, input: Json, asker: Asker = responder): Promise<Json> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const reply = await asker.http(
    `mutation ($input: ${type}!) { ${name}(input: $input) { article { ${fields} } } }`,
    { input },
  )
  if (reply.errors) throw Object.assign(new Error(reply.errors[0]?.message), reply.errors[0]?.extensions)
  return dig(reply, `${name}.article`) as Json
}
const write = (more: Json = {}) =>
  change('createArticle', {
    kind: 'RUNBOOK',
    title: 'Restart the tills',
    body: 'Pull the **plug**.',
    ...more,
  })

/** The titles of the articles that are found, in order. */
async function listed(args: string): Promise<unknown[]> {
  const reply = await viewer.http(`{ articles(${args}) { totalCount edges { node { title } } } }`)
  expect(reply.errors).toBeUndefined()
  const edges = dig(reply, 'articles.edges') as { node: { title: string } }[]
  expect(dig(reply, 'articles.totalCount')).toBe(edges.length)
  return edges.map(({ node }) => node.title)
}

test('an article is written, changed and kept in every version', async () => {
  const { id } = await write({ serviceIds: [service, service], categoryIds: [category] })
  served.desk.clock.advance('1h')
  const changed = await change('updateArticle', { id, expectedVersion: 1, body: 'Wait first.' }, served.admin)
  expect(changed).toMatchObject({
    kind: 'RUNBOOK',
    version: 2,
    body: 'Wait first.',
    updatedAt: served.desk.clock.now().toISOString(),
    author: { kind: 'USER', name: 'Rae' },
    services: [{ name: 'Tills' }],
    categories: [{ name: 'Tides' }],
    versions: [
      { version: 1, title: 'Restart the tills', body: 'Pull the **plug**.', author: { name: 'Rae' } },
      { version: 2, title: 'Restart the tills', body: 'Wait first.', author: { name: 'Ada Park' } },
    ],
  })
  const about = await change('updateArticle', { id, serviceIds: null })
  expect(about).toMatchObject({ version: 3, services: [], categories: [{ name: 'Tides' }] })
})

test('what changes nothing makes no version and no entry', async () => {
  const { id } = await write({ serviceIds: [service] })
  const entries = (await served.desk.log()).length
  const same = { id, title: 'Restart the tills', body: 'Pull the **plug**.', serviceIds: [service] }
  expect((await change('updateArticle', same)).version).toBe(1)
  expect(await served.desk.log()).toHaveLength(entries)
})

test('whoever saw an older version is told which one holds', async () => {
  const { id } = await write()
  await change('updateArticle', { id, title: 'Start the tills' })
  const late = change('updateArticle', { id, expectedVersion: 1, title: 'Stop the tills' })
  await expect(late).rejects.toMatchObject({ code: 'CONFLICT', version: 2 })
})

test.each([
  ['title', { title: null }],
  ['body', { body: null }],
])('the %s cannot be cleared', async (field, cleared) => {
  const { id } = await write()
  const fault = { code: 'BAD_USER_INPUT', fields: [{ path: ['input', field], message: 'cannot be cleared' }] }
  await expect(change('updateArticle', { id, ...cleared })).rejects.toMatchObject(fault)
})

test('what an article is about must be there, and what is retired since may stay', async () => {
  const { service: old } = await served.desk.do(createService, { name: 'Old' })
  const { id } = await write({ serviceIds: [old] })
  await served.desk.do(retireService, { id: old })
  expect(await change('updateArticle', { id, serviceIds: [service, old] })).toMatchObject({
    services: [{ name: 'Old' }, { name: 'Tills' }],
  })
  const refused = { code: 'NOT_FOUND', fields: [{ path: ['input', 'serviceIds', 1] }] }
  await expect(write({ serviceIds: [service, old] })).rejects.toMatchObject(refused)
  await expect(write({ categoryIds: [service] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('viewers read articles and do not write them', async () => {
  const { id } = await write()
  for (const attempt of [
    change('createArticle', { kind: 'HOW_TO', title: 'x', body: 'x' }, viewer),
    change('updateArticle', { id, title: 'x' }, viewer),
    change('retireArticle', { id }, viewer),
  ])
    await expect(attempt).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(dig(await viewer.http('query ($id: ID!) { node(id: $id) { id } }', { id }), 'node.id')).toBe(id)
})

test('articles are found by words, kind and service, the last changed first', async () => {
  const { id } = await write({ title: 'Überlauf am Wehr', body: 'Schleuse öffnen', serviceIds: [service] })
  served.desk.clock.advance('1m')
  await write({ title: 'Wehr warten', body: 'Schleuse schmieren', kind: 'HOW_TO' })
  served.desk.clock.advance('1m')
  await write({ title: '堰の点検', body: '水門を開ける', kind: 'KNOWN_ERROR' })
  expect(await listed('search: "wehr"')).toEqual(['Wehr warten', 'Überlauf am Wehr'])
  expect(await listed('search: "schleu uberlauf"')).toEqual(['Überlauf am Wehr'])
  expect(await listed('search: "schleuse", kind: HOW_TO')).toEqual(['Wehr warten'])
  expect(await listed(`search: "schleuse", serviceId: "${service}"`)).toEqual(['Überlauf am Wehr'])
  expect(await listed('search: "水門"')).toEqual(['堰の点検'])
  expect(await listed('search: "schleuse drache"')).toEqual([])
  expect(await listed('search: "+++ ***"')).toEqual([])
  expect(await listed('serviceId: "nothing"')).toEqual([])
  served.desk.clock.advance('1m')
  await change('updateArticle', { id, body: 'Schleuse ganz öffnen' })
  expect(await listed('search: "wehr"')).toEqual(['Überlauf am Wehr', 'Wehr warten'])
  expect(await listed('search: "wehr ganz"')).toEqual(['Überlauf am Wehr'])
})

test('pages of articles follow each other', async () => {
  for (const title of ['Seite eins', 'Seite zwei', 'Seite drei']) await write({ title })
  const page = (after: unknown) =>
    viewer.http(
      `query ($after: String) { articles(search: "seite", first: 2, after: $after) {
        totalCount pageInfo { hasNextPage endCursor } edges { node { title } } } }`,
      { after },
    )
  const first = await page(null)
  const second = await page(dig(first, 'articles.pageInfo.endCursor'))
  const titles = [first, second].flatMap((reply) => dig(reply, 'articles.edges') as unknown[])
  expect(new Set(titles.map((edge) => JSON.stringify(edge))).size).toBe(3)
  expect(dig(second, 'articles.pageInfo.hasNextPage')).toBe(false)
})

test('a retired article is gone from lists and stays where it was used', async () => {
  const { id } = await write({ title: 'Vergangenes' })
  const incident = await served.desk.open()
  await served.desk.do(linkArticle, { incidentId: incident, articleId: id as string })
  await change('retireArticle', { id })
  expect(await listed('search: "vergangenes"')).toEqual([])
  const query = `query ($id: ID!, $incident: ID!) { node(id: $id) { id ... on Article { title } }
    incident(id: $incident) { articles { title } } }`
  const reply = await viewer.http(query, { id, incident })
  expect(dig(reply, 'node.title')).toBe('Vergangenes')
  expect(dig(reply, 'incident.articles')).toEqual([{ title: 'Vergangenes' }])
  for (const name of ['retireArticle', 'updateArticle'])
    await expect(change(name, { id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('articles of another organisation are nothing here', async () => {
  const { id } = await write()
  const stranger = await served.asker(await served.desk.stranger())
  expect(dig(await stranger.http('query ($id: ID!) { node(id: $id) { id } }', { id }), 'node')).toBeNull()
  const reply = await stranger.http(
    'mutation ($id: ID!) { retireArticle(input: {id: $id}) { article { id } } }',
    {
      id,
    },
  )
  expect(codesOf(reply)).toEqual(['NOT_FOUND'])
})
