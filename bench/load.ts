import autocannon from 'autocannon'
import type { Contestant, World } from './world.js'
import { documents, type Scenario } from './documents.js'

/** The same request to any of the servers; the limit looks only at the operation's name. */
export function requestOf(scenario: Scenario, variables: object): string {
  const operationName = scenario === 'open' ? 'Open' : scenario === 'list' ? 'List' : 'Timeline'
  return JSON.stringify({ operationName, query: documents[scenario], variables })
}

export const headersOf = ({ key }: World) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${key}`,
})

/** One answer, as text. */
export async function ask({ url }: Contestant, world: World, body: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', headers: headersOf(world), body })
  return (await response.text()).trim()
}

/** Requests per second over one round. @throws where an answer was not 200 */
export async function rate(
  contestant: Contestant,
  world: World,
  body: string,
  seconds: number,
): Promise<number> {
  const result = await autocannon({
    url: contestant.url,
    method: 'POST',
    headers: headersOf(world),
    body,
    connections: 10,
    duration: seconds,
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${contestant.name} failed under load`)
  return result.requests.average
}

/** Of an odd number of rounds the one in the middle. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
