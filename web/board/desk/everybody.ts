import type { Client } from '@urql/core'
import { PeopleDocument, ServiceNamesDocument, TeamsDocument } from '../../generated/graphql'
import { ask } from './asking'

export interface Named {
  id: string
  name: string
}

interface Page<Node> {
  edges: { node: Node }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

/** All teams. */
export const allTeams = (client: Client): Promise<Named[]> =>
  allOf(async (after) => (await ask(client, TeamsDocument, { after })).teams)

/** All services. */
export const allServices = (client: Client): Promise<Named[]> =>
  allOf(async (after) => (await ask(client, ServiceNamesDocument, { after })).services)

/** All who are still with us. */
export async function allPeople(client: Client): Promise<Named[]> {
  const people = await allOf(async (after) => (await ask(client, PeopleDocument, { after })).users)
  return people.filter(({ active }) => active)
}

async function allOf<Node>(read: (after: string | null) => Promise<Page<Node>>): Promise<Node[]> {
  const found: Node[] = []
  let after: string | null = null
  do {
    const { edges, pageInfo }: Page<Node> = await read(after)
    found.push(...edges.map(({ node }) => node))
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null
  } while (after !== null)
  return found
}
