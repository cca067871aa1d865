import type { Row, Run } from './benchmark.js'
import { idText } from '../src/ids/type-id.js'
import { requestOf } from './load.js'
import { requestsRow, sideBySide, startAll } from './side-by-side.js'

/** More than anybody is asked for in a run, so that nothing comes again that somebody may have kept. */
const asked = 24_000

/** The incidents with the longest stories first, one after the other. */
export async function timeline(run: Run): Promise<Row[]> {
  const found = await run.world.dataSource.query<{ id: Buffer }[]>(
    `SELECT subjectId AS id FROM log_entry WHERE subjectKind = 'incident'
     GROUP BY subjectId ORDER BY COUNT(*) DESC, subjectId LIMIT ?`,
    [asked],
  )
  const bodies = found.map(({ id }) => requestOf('timeline', { id: idText('incident', id), first: 50 }))
  const request = (n: number) => bodies[n % bodies.length] ?? ''
  const contestants = await startAll(run, ['tocsin', 'limit', 'textbook'])
  const [tocsin, limit, textbook] = await sideBySide(run, contestants, request)
  return [requestsRow('timelineLimit', tocsin, limit), requestsRow('timelineTextbook', tocsin, textbook)]
}
