import { bareInserts } from './bare-inserts.js'
import type { Row, Run } from './benchmark.js'

/** The importer that filled the database, beside the same rows inserted by hand. */
export async function importing({ world, note }: Run): Promise<Row[]> {
  if (!world.isNew) {
    note('The log was imported by an earlier run, which is not compared with this one.')
    return []
  }
  const took = Number(/time +([\d.]+) s/.exec(world.data)?.[1])
  const bare = await bareInserts(world)
  return [{ line: 'import', unit: 's', digits: 1, moreIsBetter: false, ours: [took], theirs: [bare] }]
}
