import { idText } from '../src/ids/type-id.js'
import type { Row, Run } from './benchmark.js'
import { startContestant, type Contestant } from './contestants.js'
import { listRequests } from './list.js'
import { ask, median, type Round } from './load.js'
import { withIncidents } from './many-incidents.js'
import { affectServices } from './services.js'
import { pairOf, sideBySide, type Requests } from './side-by-side.js'
import type { World } from './world.js'

/** Of the lists that only a note tells of. */
const brief = { rounds: 3, seconds: 2, warmUp: 2 }
/** How often a count is asked for: it is slow, and there is nothing to warm up. */
const counts = 9

/** The list of a desk with a million incidents beside that of one with ten thousand; and other lists of both. */
export async function million(run: Run): Promise<Row[]> {
  const { world } = run
  await affectServices(world)
  const few = await withIncidents(world, 10_000)
  const many = await withIncidents(world, 1_000_000)
  const desks = [await startContestant('tocsin', many), await startContestant('tocsin', few)] as const
  const [ours, theirs] = await sideBySide(run, desks, listRequests())
  const found: string[] = []
  for (const [name, requests] of Object.entries(await otherLists(desks[0], few))) {
    const [slow, quick] = await sideBySide({ ...run, pace: brief }, desks, requests)
    found.push(shown(name, slow.map(time), quick.map(time)))
  }
  found.push(shown('with their count', ...(await counted(world, desks))))
  run.note(`Lists of 1,000,000 incidents against 10,000, in time: ${found.join('; ')}.`)
  const processor = pairOf(ours, theirs, (round) => round.processor)
  const row = { ...pairOf(ours, theirs, time), processor }
  return [{ line: 'million', unit: 'ms each', digits: 2, moreIsBetter: false, ...row }]
}

const time = ({ perSecond }: Round) => 1_000 / perSecond

function shown(name: string, ours: number[], theirs: number[]): string {
  const ratio = median(ours.map((own, round) => own / (theirs[round] ?? NaN)))
  return `${name} ${ratio.toFixed(2)} (${median(ours).toFixed(2)} ms, ${median(theirs).toFixed(2)} ms)`
}

/** Lists that people look at; each has the same answer in both. */
async function otherLists(desk: Contestant, few: World): Promise<Record<string, Requests>> {
  const read = async (sql: string) =>
    (await few.dataSource.query<{ id: Buffer }[]>(sql))[0]?.id ?? Buffer.alloc(16)
  const team = await read(
    `SELECT ownerTeamId AS id FROM ${new URL(few.databaseUrl).pathname.slice(1)}.service ORDER BY id LIMIT 1`,
  )
  const person = await read(
    'SELECT ownerUserId AS id FROM incident WHERE ownerUserId IS NOT NULL GROUP BY id ORDER BY COUNT(*) DESC LIMIT 1',
  )
  const first = await ask(desk, few, listRequests({}, 'page')(0))
  const { data } = JSON.parse(first) as { data: { incidents: { pageInfo: { endCursor: string } } } }
  return {
    'the open ones': listRequests({ filter: { open: true } }),
    'those of a team': listRequests({ filter: { teamIds: [idText('team', team)] } }),
    'those of a person': listRequests({ filter: { ownerIds: [idText('user', person)] } }),
    'of a priority and a status': listRequests({ filter: { priorities: ['P2'], statuses: ['CLOSED'] } }),
    'the second page': listRequests({ after: data.incidents.pageInfo.endCursor }, 'page'),
  }
}

/** Milliseconds of each; the answers differ in the count. */
async function counted(
  world: World,
  desks: readonly [Contestant, Contestant],
): Promise<[number[], number[]]> {
  const took: [number[], number[]] = [[], []]
  for (let n = 0; n < counts; n += 1) {
    for (const [index, desk] of desks.entries()) {
      const begun = performance.now()
      await ask(desk, world, listRequests({}, 'count')(n))
      took[index]?.push(performance.now() - begun)
    }
  }
  return took
}
