import type { Pair, Row, Run } from './benchmark.js'
import { startContestant, type Contestant, type Program } from './contestants.js'
import type { LineName } from './lines.js'
import { load, type Round } from './load.js'
import { refuseDifferentAnswers } from './same-answers.js'

/** The nth request: the same to every server. */
export type Requests = (n: number) => string
type Rounds = ReadonlyMap<Program, Round[]>

/** Starts servers, one after the other. */
export async function startAll<const Names extends readonly Program[]>({ world }: Run, names: Names) {
  const started: Contestant[] = []
  for (const name of names) started.push(await startContestant(name, world))
  return started as { [At in keyof Names]: Contestant<Names[At]> }
}

/** Asks servers the same, in turn in each round, after a warm-up. @throws where answers differ, before or after */
export async function sideBySide(
  { world, pace }: Run,
  contestants: readonly Contestant[],
  requests: Requests,
): Promise<Rounds> {
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
  await refuseDifferentAnswers(contestants, world, requests(0))
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
