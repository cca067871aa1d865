// With a list of trusted documents nothing else runs, over either transport, and a client that sends ids is at home.
import { createHash } from 'node:crypto'
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { print } from 'graphql'
import type { SubscribePayload } from 'graphql-ws'
import { TrustedDocuments } from '../../src/api/trusted-documents.js'
import { codesOf, servedDesk, type Reply, type ServedDesk } from '../harness/served-desk.js'

const sha = (hash: 'sha1' | 'sha256', text: string) => createHash(hash).update(text).digest('hex')
const name = 'query Name { organization { name } }'
const note =
  'mutation Note($id: ID!) { addIncidentNote(input: { id: $id, text: "Seen." }) { event { summary } } }'
const changes = 'subscription Changes { incidentChanged(positions: true) { kind } }'
const two = 'query One { organization { name } } query Two { organization { timeZone } }'
const byApollo = gql`
  query ByApollo {
    organization {
      name
    }
  }
`
// Its cache asks for the names of types, too.
const texts = [name, note, changes, two, print(new InMemoryCache().transformDocument(byApollo))]

let listed: ServedDesk
let open: ServedDesk
beforeAll(async () => {
  const documents = texts.map((text) => [sha('sha1', text), text] as const)
  listed = await servedDesk({ trusted: new TrustedDocuments([...documents, ['board-name', name]]) })
  open = await servedDesk()
})
afterAll(async () => {
  await listed.close()
  await open.close()
})

const persisted = (hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })

type Send = (served: ServedDesk, asked: Record<string, unknown>) => Promise<Reply>

const headersOf = ({ admin }: ServedDesk) => ({ authorization: `Bearer ${admin.key}` })

const post: Send = async (served, asked) => {
  const headers = { 'content-type': 'application/json', ...headersOf(served) }
  const response = await fetch(served.url, { method: 'POST', headers, body: JSON.stringify(asked) })
  return { status: response.status, ...((await response.json()) as object) }
}

const get: Send = async (served, asked) => {
  const texts = Object.entries(asked).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  const response = await fetch(`${served.url}?${new URLSearchParams(texts).toString()}`, {
    headers: headersOf(served),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

/** The first answer: graphql-ws wants a text, which may be empty. */
const socket: Send = (served, asked) =>
  new Promise((resolve, reject) => {
    const payload = { query: '', ...asked } as unknown as SubscribePayload
    const stop = served.admin.socket.subscribe(payload, {
      next: (result) => {
        resolve({ status: 0, ...(result as object) })
        stop()
      },
      error: (error) =>
        Array.isArray(error)
          ? resolve({ status: 0, errors: error as Reply['errors'] })
          : reject(error as Error),
      complete: () => undefined,
    })
  })

const transports: [string, Send][] = [
  ['POST', post],
  ['GET', get],
  ['a WebSocket', socket],
]

test.each(transports)('a listed document runs by %s, by its id or its text', async (_, send) => {
  const acme = { organization: { name: 'Acme' } }
  for (const asked of [
    { query: name },
    { documentId: 'board-name' },
    { documentId: sha('sha1', name) },
    { documentId: sha('sha256', name) },
    { documentId: `sha256:${sha('sha256', name)}` },
    persisted(sha('sha256', name)),
    persisted('board-name'),
    { query: name, ...persisted(sha('sha256', name)) },
  ]) {
    expect(await send(listed, asked)).toMatchObject({ data: acme })
  }
  const second = { documentId: sha('sha1', two), operationName: 'Two', variables: {} }
  expect(await send(listed, second)).toMatchObject({ data: { organization: { timeZone: 'Europe/Berlin' } } })
})

test.each(transports)(
  'whatever else is sent by %s is refused, and nothing is learnt from it',
  async (_, send) => {
    const strange = '{ organization { name } }'
    const hash = sha('sha256', strange)
    for (const asked of [
      { query: strange },
      { query: `${name} ` },
      { query: '{ no such thing' },
      { query: '{ __schema { types { name } } }' },
      { documentId: hash },
      { documentId: 'toString' },
      persisted(hash),
      { query: strange, ...persisted(hash) },
      { query: strange, documentId: 'board-name' },
      persisted(hash),
    ]) {
      expect(codesOf(await send(listed, asked))).toEqual(['DOCUMENT_NOT_TRUSTED'])
    }
  },
)

test.each(transports.filter(([name]) => name !== 'GET'))(
  'an id that is no text is told by %s',
  async (_, send) => {
    expect(codesOf(await send(listed, { documentId: 5 }))).toEqual(['BAD_REQUEST'])
    expect(codesOf(await send(listed, persisted({ a: 1 })))).toEqual(['BAD_REQUEST'])
  },
)

test.each(transports)(
  'a desk without a list knows no ids by %s, and takes the text beside them',
  async (_, send) => {
    for (const asked of [{ documentId: sha('sha256', name) }, persisted(sha('sha256', name))]) {
      expect(codesOf(await send(open, asked))).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED'])
    }
    const both = { query: name, ...persisted('anything') }
    expect(await send(open, both)).toMatchObject({ data: { organization: { name: 'Acme' } } })
  },
)

test('a mutation runs by its id, with variables, and not by GET', async () => {
  const id = await listed.desk.open()
  const asked = { documentId: sha('sha1', note), variables: { id } }
  expect((await get(listed, asked)).status).toBe(405)
  expect((await post(listed, asked)).errors).toBeUndefined()
  expect(await listed.desk.story(id)).toEqual(['OPENED', 'NOTE_ADDED'])
})

test('a subscription runs by its id', async () => {
  const first = await socket(listed, persisted(sha('sha256', changes)))
  expect(first.data).toEqual({ incidentChanged: { kind: 'POSITION' } })
})

test.each([
  ['runs by its hash where that is listed', () => listed, 1],
  ['sends its text where there is no list', () => open, 2],
])('Apollo Client with its link for persisted queries %s', async (_, served, requests) => {
  let sent = 0
  const link = new PersistedQueryLink({ generateHash: (document) => sha('sha256', print(document)) }).concat(
    new HttpLink({
      uri: served().url,
      headers: headersOf(served()),
      fetch: (...request) => {
        sent += 1
        return fetch(...request)
      },
    }),
  )
  const client = new ApolloClient({ link, cache: new InMemoryCache() })
  const found = await client.query<{ organization: { name: string } }>({ query: byApollo })
  expect(found.data?.organization.name).toBe('Acme')
  expect(sent).toBe(requests)
  client.stop()
})

test('Apollo Client is told what is not listed, and does not try again', async () => {
  const query = gql('query Strange { organization { name } }')
  const link = new PersistedQueryLink({ generateHash: (document) => sha('sha256', print(document)) })
  const client = new ApolloClient({
    link: link.concat(new HttpLink({ uri: listed.url, headers: headersOf(listed) })),
    cache: new InMemoryCache(),
  })
  const error: unknown = await client.query({ query }).catch((thrown: unknown) => thrown)
  expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.code).toBe('DOCUMENT_NOT_TRUSTED')
  client.stop()
})
