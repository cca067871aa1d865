import type { Pair, Row, Run } from './benchmark.js'
import { startContestant, type Contestant, type Program } from './contestants.js'
import type { LineName } from './lines.js'
import { load, type Round } from './load.js'
import { refuseDifferentAnswers } from './same-answers.js'

/** The nth request: the same to every server. */
export type Requests = (n: number) => string

/** Starts servers, one after the other. */
export async function startAll<const Names extends readonly Program[]>({ world }: Run, names: Names) {
  const started: Contestant[] = []
  for (const name of names) started.push(await startContestant(name, world))
  return started as { [At in keyof Names]: Contestant<Names[At]> }
}

/**
 * Asks servers the same, in turn in each round, after a warm-up; answers with the rounds of each.
 * @throws where answers differ, before or after
 */
export async function sideBySide<const Servers extends readonly Contestant[]>(
  { world, pace }: Run,
  contestants: Servers,
  requests: Requests,
) {
  for (const n of [0, 1, 2]) await refuseDifferentAnswers(contestants, world, requests(n))
  const asking = contestants.map((contestant) => {
    let asked = 0
    const rounds: Round[] = []
    return { rounds, ask: (seconds: number) => load(contestant, world, () => requests(asked++), seconds) }
  })
  for (const { ask } of asking) await ask(pace.warmUp)
  for (let round = 0; round < pace.rounds; round += 1)
    for (const { ask, rounds } of asking) rounds.push(await ask(pace.seconds))
  await refuseDifferentAnswers(contestants, world, requests(0))
  return asking.map(({ rounds }) => rounds) as { [At in keyof Servers]: Round[] }
}

/** Of the rounds of two. */
export const pairOf = (ours: Round[], theirs: Round[], of: (round: Round) => number): Pair => ({
  ours: ours.map(of),
  theirs: theirs.map(of),
})

/** Tocsin beside another, in requests each second. */
export const requestsRow = (line: LineName, ours: Round[], theirs: Round[]): Row => ({
  line,
  unit: 'requests/s',
  digits: 0,
  moreIsBetter: true,
  ...pairOf(ours, theirs, ({ perSecond }) => perSecond),
  processor: pairOf(ours, theirs, ({ processor }) => processor),
})
