import type { Pair, Row, Run } from './benchmark.js'
import { startContestant, type Contestant, type Program } from './contestants.js'
import type { LineName } from './lines.js'
import { load, type Round } from './load.js'
import { refuseDifferentAnswers } from './same-answers.js'

/** The nth request: the same to every server. */
export type Requests = (n: number) => string
type Rounds = ReadonlyMap<Program, Round[]>

/** Starts the servers and asks them the same, in turn in each round, after a warm-up. @throws where answers differ */
export async function sideBySide(
  { world, pace }: Run,
  names: readonly Program[],
  requests: Requests,
): Promise<Rounds> {
  const contestants: Contestant[] = []
  for (const name of names) contestants.push(await startContestant(name, world))
  for (const n of [0, 1, 2]) await refuseDifferentAnswers(contestants, world, requests(n))
  const asking = contestants.map((contestant) => {
    let asked = 0
    const rounds: Round[] = []
    const ask = (seconds: number) => load(contestant, world, () => requests(asked++), seconds)
    return { name: contestant.name, rounds, ask }
  })
  for (const { ask } of asking) await ask(pace.warmUp)
  for (let round = 0; round < pace.rounds; round += 1)
    for (const { ask, rounds } of asking) rounds.push(await ask(pace.seconds))
  return new Map(asking.map(({ name, rounds }) => [name, rounds]))
}

/** Tocsin beside another, in requests each second. */
export function requestsRow(line: LineName, rounds: Rounds, other: Program): Row {
  const pair = (of: (round: Round) => number): Pair => ({
    ours: (rounds.get('tocsin') ?? []).map(of),
    theirs: (rounds.get(other) ?? []).map(of),
  })
  return {
    line,
    unit: 'requests/s',
    digits: 0,
    moreIsBetter: true,
    ...pair(({ perSecond }) => perSecond),
    processor: pair(({ processor }) => processor),
  }
}
