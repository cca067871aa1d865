import type { Row, Run } from './benchmark.js'
import type { Scenario } from './documents.js'
import { requestOf } from './load.js'
import { affectServices } from './services.js'
import { requestsRow, sideBySide, startAll, type Requests } from './side-by-side.js'

const future = Date.UTC(2100, 0)

/**
 * Pages of 50 incidents, each time before another instant that none of them has reached: the same answer, but one that
 * nobody can have kept, and a condition that every server's database has to look at.
 */
export const listRequests =
  (
    { filter, ...variables }: { filter?: object; after?: string } = {},
    scenario: Scenario = 'list',
  ): Requests =>
  (n) => {
    const openedBefore = new Date(future + n).toISOString()
    return requestOf(scenario, { first: 50, ...variables, filter: { ...filter, openedBefore } })
  }

export async function list(run: Run): Promise<Row[]> {
  await affectServices(run.world)
  const contestants = await startAll(run, ['tocsin', 'limit', 'textbook', 'mercurius'])
  const [tocsin, limit, textbook, mercurius] = await sideBySide(run, contestants, listRequests())
  return [
    requestsRow('listLimit', tocsin, limit),
    requestsRow('listTextbook', tocsin, textbook),
    requestsRow('listMercurius', tocsin, mercurius),
  ]
}
