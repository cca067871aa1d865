import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

const Desk = createContext<Client | null>(null)
export const DeskProvider = Desk.Provider

/** The client of the page. */
export function useDesk(): Client {
  const client = useContext(Desk)
  if (client === null) throw new Error('Nobody has signed in')
  return client
}

/** Nothing came back, or nothing yet: the same question may be answered later. */
export class Unanswered extends Error {}
const LATER: unknown[] = ['RATE_LIMITED', 'UNAVAILABLE']

/** The answer to a question. @throws the desk's own words, where it refuses */
export async function ask<Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return answered(await client.query(document, variables).toPromise())
}

/** What came of a mutation. @throws the desk's own words, where it refuses */
export async function act<Data, Variables extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  return answered(await client.mutation(document, variables).toPromise())
}

interface Answer<Data> {
  data?: Data
  error?: { graphQLErrors: { message: string; extensions: Record<string, unknown> }[] }
}

function answered<Data>({ data, error }: Answer<Data>): Data {
  const refusal = error?.graphQLErrors[0]
  if (refusal) throw new (LATER.includes(refusal.extensions.code) ? Unanswered : Error)(refusal.message)
  if (error || !data) throw new Unanswered('The desk does not answer.')
  return data
}
