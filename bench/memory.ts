import { startContestant, stopContestant, type Contestant } from './contestants.js'
import { Audience } from './fan-out.js'
import { median } from './load.js'
import { noRounds, type Figures } from './report.js'
import type { World } from './world.js'

const probe = ['--expose-gc', '--import', './bench/memory-probe.mjs']
/** So many come and go before, so that what is made once for all is there. */
const before = 500

interface Memory {
  /** Of the collector's heap, and of what its objects hold outside of it. */
  used: number
  /** Of the whole process. */
  rss: number
}

/** What each idle subscriber costs: servers that have just begun, without and with that many. */
export async function memoryFigures(world: World, size: number, rounds: number): Promise<Figures[]> {
  const [used, rss] = [noRounds(), noRounds()]
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['tocsin', 'textbook', 'limit'] as const) {
      const contestant = await startContestant(name, world, probe)
      try {
        await new Audience(contestant, world, before).joinAndLeave()
        const empty = await memoryOf(contestant)
        const audience = new Audience(contestant, world, size)
        await audience.join()
        const full = await memoryOf(contestant)
        audience.leave()
        used[name].push((full.used - empty.used) / size / 1024)
        rss[name].push((full.rss - empty.rss) / size / 1024)
      } finally {
        await stopContestant(contestant)
      }
    }
  }
  const what = `memory of an idle subscriber, of ${size.toLocaleString('en')}`
  return [
    { what, unit: 'KiB of the process each', digits: 1, lowerIsBetter: true, rounds: rss },
    { what: '', unit: 'KiB in use after a collection each', digits: 1, lowerIsBetter: true, rounds: used },
  ]
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
