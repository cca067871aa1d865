import autocannon from 'autocannon'
import type { Contestant } from './contestants.js'
import { documents, type Scenario } from './documents.js'
import { processorTime } from './machine.js'
import type { World } from './world.js'

/** The same request to any of the servers; the limit looks only at the operation's name. */
export function requestOf(scenario: Scenario, variables: object): string {
  const query = documents[scenario]
  return JSON.stringify({ operationName: /\w+ (\w+)/.exec(query)?.[1], query, variables })
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

export interface Round {
  perSecond: number
  /** Milliseconds of the server's processor for one request. */
  processor: number
}

/** One round of requests over some connections, each request the next one. @throws where an answer was not 200 */
export async function load(
  contestant: Contestant,
  world: World,
  next: () => string,
  seconds: number,
  connections = 10,
): Promise<Round> {
  const before = processorTime(contestant.pid)
  const result = await autocannon({
    url: contestant.url,
    method: 'POST',
    headers: headersOf(world),
    requests: [{ setupRequest: (request) => ({ ...request, body: next() }) }],
    connections,
    duration: seconds,
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${contestant.name} failed under load`)
  return {
    perSecond: result['2xx'] / result.duration,
    processor: (processorTime(contestant.pid) - before) / result['2xx'],
  }
}

/** Of an odd number of values the one in the middle. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
}
