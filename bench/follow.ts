import type { Pair, Row, Run } from './benchmark.js'
import { fanOut, type FanOut } from './fan-out.js'
import type { LineName } from './lines.js'
import { refuseDifferentMessages } from './same-answers.js'
import { startAll } from './side-by-side.js'

const subscribers = Number(process.env.BENCH_SUBSCRIBERS ?? 5_000)

/** One event to many who follow with the same query. */
export async function follow(run: Run): Promise<Row[]> {
  const { world, pace } = run
  const contestants = await startAll(run, ['tocsin', 'limit', 'textbook'])
  const messages = new Map<string, string>()
  const found = new Map<string, FanOut[]>()
  // The first round warms up, and shows whether all are sent the same.
  for (let round = 0; round <= pace.rounds; round += 1) {
    for (const contestant of contestants) {
      const result = await fanOut(contestant, world, subscribers, messages.get('tocsin') ?? '')
      messages.set(contestant.name, result.message)
      if (round > 0) found.set(contestant.name, [...(found.get(contestant.name) ?? []), result])
    }
    if (round === 0) refuseDifferentMessages(messages)
  }
  const row = (line: LineName, other: string): Row => {
    const pair = (of: (round: FanOut) => number): Pair => ({
      ours: (found.get('tocsin') ?? []).map(of),
      theirs: (found.get(other) ?? []).map(of),
    })
    return {
      line,
      unit: `ms from commit to the last of ${subscribers.toLocaleString('en')}`,
      digits: 1,
      moreIsBetter: false,
      ...pair(({ milliseconds }) => milliseconds),
      processor: pair(({ processor }) => processor),
    }
  }
  return [row('fanOutLimit', 'limit'), row('fanOutTextbook', 'textbook')]
}
