import type { Row, Run } from './benchmark.js'
import { requestOf } from './load.js'
import { requestsRow, sideBySide } from './side-by-side.js'

/** Opening an incident, beside the same rows by hand. */
export async function open(run: Run): Promise<Row[]> {
  const request = () => requestOf('open', { title: 'Bench' })
  const rounds = await sideBySide(run, ['tocsin', 'limit'], request)
  return [requestsRow('open', rounds, 'limit')]
}
