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
  error?: { graphQLErrors: { message: string }[]; message: string }
}

function answered<Data>({ data, error }: Answer<Data>): Data {
  if (error) throw new Error(error.graphQLErrors[0]?.message ?? 'The desk does not answer.')
  if (!data) throw new Error('The desk does not answer.')
  return data
}
