import type { Pair, Row, Run } from './benchmark.js'
import { startContestant, stopContestant, type Contestant } from './contestants.js'
import { Audience } from './fan-out.js'
import { median } from './load.js'

const probe = ['--expose-gc', '--import', './bench/memory-probe.mjs']
/** So many come and go before, so that what is made once for all is there. */
const before = 500
const subscribers = Number(process.env.BENCH_SUBSCRIBERS ?? 5_000)

interface Memory {
  /** Of the collector's heap, and of what its objects hold outside of it. */
  used: number
  /** Of the whole process. */
  rss: number
}

/** What each idle subscriber costs: servers that have just begun, without and with so many. */
export async function memory({ world, pace: { rounds }, note }: Run): Promise<Row[]> {
  const used: Pair = { ours: [], theirs: [] }
  const rss: Pair = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, side] of [
      ['tocsin', 'ours'],
      ['limit', 'theirs'],
    ] as const) {
      const contestant = await startContestant(name, world, {}, probe)
      try {
        await new Audience(contestant, world, before).joinAndLeave()
        const empty = await memoryOf(contestant)
        const audience = new Audience(contestant, world, subscribers)
        await audience.join()
        const full = await memoryOf(contestant)
        audience.leave()
        used[side].push((full.used - empty.used) / subscribers / 1024)
        rss[side].push((full.rss - empty.rss) / subscribers / 1024)
      } finally {
        await stopContestant(contestant)
      }
    }
  }
  const [ours, theirs] = [median(used.ours).toFixed(1), median(used.theirs).toFixed(1)]
  note(`Of an idle subscriber, in use after a collection: ${ours} KiB, of a bare socket ${theirs} KiB.`)
  return [{ line: 'memory', unit: 'KiB of the process each', digits: 1, moreIsBetter: false, ...rss }]
}

/** The middle of three looks. */
async function memoryOf(contestant: Contestant): Promise<Memory> {
  const looks: Memory[] = []
  for (let look = 0; look < 3; look += 1) looks.push(await lookAt(contestant))
  const of = (name: keyof Memory) => median(looks.map((each) => each[name]))
  return { used: of('used'), rss: of('rss') }
}

function lookAt({ process: server }: Contestant): Promise<Memory> {
  return new Promise((resolve) => {
    const read = (chunk: Buffer) => {
      const found = /memory (.*)\n/.exec(chunk.toString())?.[1]
      if (!found) return
      server.stdout?.off('data', read)
      resolve(JSON.parse(found) as Memory)
    }
    server.stdout?.on('data', read)
    server.kill('SIGUSR2')
  })
}
