import { bareInserts } from './bare-inserts.js'
import type { Row, Run } from './benchmark.js'

/** The importer that filled the database, beside the same rows inserted by hand. */
export async function importing({ world }: Run): Promise<Row[]> {
  const took = Number(/time +([\d.]+) s/.exec(world.data)?.[1])
  const bare = await bareInserts(world)
  return [{ line: 'import', unit: 's', digits: 1, moreIsBetter: false, ours: [took], theirs: [bare] }]
}
