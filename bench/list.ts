import type { Row, Run } from './benchmark.js'
import { requestOf } from './load.js'
import { affectServices } from './services.js'
import { requestsRow, sideBySide, startAll } from './side-by-side.js'

const future = Date.UTC(2100, 0)

/**
 * The newest 50 incidents, each time before another instant that none of them has reached: the same answer, but one
 * that nobody can have kept, and a condition that every server's database has to look at.
 */
export const listRequest = (n: number) =>
  requestOf('list', { first: 50, filter: { openedBefore: new Date(future + n).toISOString() } })

export async function list(run: Run): Promise<Row[]> {
  await affectServices(run.world)
  const contestants = await startAll(run, ['tocsin', 'limit', 'textbook', 'mercurius'])
  const rounds = await sideBySide(run, contestants, listRequest)
  return [
    requestsRow('listLimit', rounds, 'limit'),
    requestsRow('listTextbook', rounds, 'textbook'),
    requestsRow('listMercurius', rounds, 'mercurius'),
  ]
}
