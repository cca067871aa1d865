import { answeredService } from './answered-service.js'
import type { Row, Run } from './benchmark.js'
import { ask, requestOf } from './load.js'
import { requestsRow, sideBySide, startAll } from './side-by-side.js'

/** Opening an incident that is promised something and pages somebody, beside the same rows by hand. */
export async function open(run: Run): Promise<Row[]> {
  const contestants = await startAll(run, ['tocsin', 'limit'])
  const [tocsin] = contestants
  const serviceIds = [await answeredService(tocsin, run.world)]
  const request = requestOf('openPaging', { title: 'Bench', serviceIds })
  // Whose rows are written by hand.
  await ask(tocsin, run.world, request)
  const [desk, hand] = await sideBySide(run, contestants, () => request)
  return [requestsRow('open', desk, hand)]
}
