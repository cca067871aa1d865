import 'reflect-metadata'
import { access } from './access.js'
import type { Benchmark, Row } from './benchmark.js'
import { board } from './board.js'
import { stopContestants } from './contestants.js'
import { copies } from './copies.js'
import { engine } from './engine.js'
import { figureOf, type Figures } from './figures.js'
import { follow } from './follow.js'
import { importing } from './import.js'
import { keep } from './keep.js'
import { lineNames, lines } from './lines.js'
import { list } from './list.js'
import { howMeasured, keepAwayFromServers } from './machine.js'
import { memory } from './memory.js'
import { metrics } from './metrics.js'
import { million } from './million.js'
import { open } from './open.js'
import { table } from './report.js'
import { similar } from './similar.js'
import { timeline } from './timeline.js'
import { makeWorld } from './world.js'

/** By the name that BENCH_ONLY takes, in the order of the run: what fills the database comes after what reads it. */
const benchmarks: Record<string, Benchmark> = {
  similar,
  import: importing,
  list,
  timeline,
  million,
  board,
  copies,
  open,
  follow,
  memory,
  metrics,
  engine,
  access,
}
/** No benchmark may hold up the others for longer. */
const patience = 15 * 60_000

// Every server in turn, in every round; medians of the rounds; the same question, and answers compared before.
process.env.TZ = 'UTC'
const pace = {
  rounds: Number(process.env.BENCH_ROUNDS ?? 5),
  seconds: Number(process.env.BENCH_SECONDS ?? 4),
  // Compilers of the engine, and ours, take as long to settle.
  warmUp: Number(process.env.BENCH_WARM_UP ?? 20),
}
/** `BENCH_ONLY=list,follow` */
const chosen = process.env.BENCH_ONLY?.split(',') ?? Object.keys(benchmarks)
const unknown = chosen.filter((name) => !(name in benchmarks))
if (unknown.length > 0)
  throw new Error(`there is no ${unknown.join(', ')} among ${Object.keys(benchmarks).join(', ')}`)

keepAwayFromServers()
const world = await makeWorld()
const rows: Row[] = []
const failed = new Set<string>()
const notes: string[] = []
try {
  console.log(`${world.data}\n`)
  for (const [name, benchmark] of Object.entries(benchmarks)) {
    if (!chosen.includes(name)) continue
    const begun = performance.now()
    try {
      rows.push(...(await inTime(benchmark({ world, pace, note: (text) => notes.push(text) }))))
    } catch (error) {
      failed.add(name)
      console.error(`${name} failed:`, error)
    } finally {
      await stopContestants()
    }
    console.log(`${name}: ${((performance.now() - begun) / 1_000).toFixed(0)} s`)
  }
  const day = new Date().toISOString().slice(0, 10)
  const figures: Figures = Object.fromEntries(rows.map((row) => [row.line, figureOf(row, day)]))
  const failedLines = lineNames.filter((name) => failed.has(lines[name].benchmark))
  console.log(['', table(figures, new Set(failedLines)), ...notes].join('\n\n'))
  if (process.argv.includes('--write')) await keep(figures, await howMeasured(world, pace))
} finally {
  await world.end()
}
process.exit(failed.size > 0 ? 1 : 0)

function inTime(rows: Promise<Row[]>): Promise<Row[]> {
  return Promise.race([
    rows,
    new Promise<never>((_, reject) =>
      setTimeout(() => reject(new Error('it took too long')), patience).unref(),
    ),
  ])
}
