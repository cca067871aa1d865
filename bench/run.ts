import 'reflect-metadata'
import { accessCost } from './access.js'
import { bareInserts } from './bare-inserts.js'
import { boardFigures } from './board.js'
import { names, startContestant, stopContestant, type Contestant, type Name } from './contestants.js'
import { engineFigures } from './engine.js'
import { fanOut } from './fan-out.js'
import { ask, load, requestOf } from './load.js'
import { keepAwayFromServers } from './machine.js'
import { memoryFigures } from './memory.js'
import { metricsFigures } from './metrics.js'
import { noRounds, table, type Figures } from './report.js'
import { refuseDifferentAnswers, refuseDifferentMessages } from './same-answers.js'
import { affectServices } from './services.js'
import { similarFigures } from './similar.js'
import { makeWorld, type World } from './world.js'

// Every server in turn, in every round; medians of the rounds; the same question, and answers compared before.
process.env.TZ = 'UTC'
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const subscribers = Number(process.env.BENCH_SUBSCRIBERS ?? 1_000)
// Compilers of the engine, and ours, take as long to settle.
const warmUp = 4
/** `BENCH_ONLY=list,follow` */
const chosen = process.env.BENCH_ONLY?.split(',')
const isChosen = (scenario: string) => !chosen || chosen.includes(scenario)

async function requests(
  what: string,
  contestants: Contestant<Name>[],
  world: World,
  body: string,
): Promise<Figures[]> {
  await refuseDifferentAnswers(contestants, world, body)
  for (const contestant of contestants) await load(contestant, world, body, warmUp)
  const [rates, processor] = [noRounds(), noRounds()]
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      const result = await load(contestant, world, body, seconds)
      rates[contestant.name].push(result.perSecond)
      processor[contestant.name].push(result.processor)
    }
  }
  return [
    { what, unit: 'requests/s', digits: 0, lowerIsBetter: false, rounds: rates },
    { what: '', unit: 'ms of processor each', digits: 2, lowerIsBetter: true, rounds: processor },
  ]
}

async function subscriptions(contestants: Contestant<Name>[], world: World): Promise<Figures[]> {
  const [times, rates, processor] = [noRounds(), noRounds(), noRounds()]
  const messages = new Map<string, string>()
  // The first round warms up, and shows whether all are sent the same.
  for (let round = 0; round <= rounds; round += 1) {
    for (const contestant of contestants) {
      const { name } = contestant
      const bytes = messages.get('tocsin') ?? ''
      const result = await fanOut(contestant, world, subscribers, bytes)
      messages.set(name, result.message)
      if (round === 0) continue
      times[name].push(result.milliseconds)
      rates[name].push((subscribers / result.milliseconds) * 1_000)
      processor[name].push(result.processor)
    }
    if (round === 0) refuseDifferentMessages(messages)
  }
  const what = `one event to ${subscribers.toLocaleString('en')} subscribers`
  return [
    { what, unit: 'ms from commit to last', digits: 1, lowerIsBetter: true, rounds: times },
    { what: '', unit: 'messages/s', digits: 0, lowerIsBetter: false, rounds: rates },
    { what: '', unit: 'ms of processor each', digits: 1, lowerIsBetter: true, rounds: processor },
  ]
}

/** The importer that filled the database, beside the same rows inserted by hand. */
async function importing(world: World): Promise<Figures[]> {
  const took = Number(/time +([\d.]+) s/.exec(world.data)?.[1])
  const bare = await bareInserts(world)
  const figures = { ...noRounds(), tocsin: [took], limit: [bare] }
  return [{ what: 'importing the log', unit: 's', digits: 1, lowerIsBetter: true, rounds: figures }]
}

/** The id of the incident with the longest story, of which a page of the timeline is full. */
async function longestStory(contestant: Contestant, world: World): Promise<string> {
  const [row] = await world.dataSource.query<{ number: number }[]>(
    `SELECT incident.number FROM log_entry JOIN incident ON incident.id = log_entry.subjectId
     WHERE log_entry.subjectKind = 'incident' GROUP BY incident.id ORDER BY COUNT(*) DESC LIMIT 1`,
  )
  const query = 'query Find($number: Int!) { incident(number: $number) { id } }'
  const variables = { number: row?.number ?? 1 }
  const answer = await ask(contestant, world, JSON.stringify({ query, variables }))
  return (JSON.parse(answer) as { data: { incident: { id: string } } }).data.incident.id
}

keepAwayFromServers()
const world = await makeWorld()
const contestants: Contestant<Name>[] = []
try {
  console.log(`${world.data}\n`)
  const found: Figures[] = []
  if (isChosen('similar')) console.log(`${await similarFigures(world)}\n`)
  if (isChosen('import')) found.push(...(await importing(world)))
  for (const name of names) contestants.push(await startContestant(name, world))
  const [tocsin] = contestants as [Contestant]
  await affectServices(world)
  const scenarios = {
    list: ['50 incidents × 12 fields, owner, services', requestOf('list', { first: 50 })],
    timeline: [
      'one incident with 50 entries of its timeline',
      requestOf('timeline', { id: await longestStory(tocsin, world), first: 50 }),
    ],
    open: ['opening an incident', requestOf('open', { title: 'Bench' })],
  } as const
  for (const [name, [what, body]] of Object.entries(scenarios)) {
    if (isChosen(name)) found.push(...(await requests(what, contestants, world, body)))
  }
  if (isChosen('follow')) found.push(...(await subscriptions(contestants, world)))
  if (isChosen('memory')) found.push(...(await memoryFigures(world, subscribers, rounds)))
  if (found.length > 0) console.log(table(found))
  if (isChosen('metrics')) console.log(`\n${await metricsFigures(tocsin, world, rounds)}`)
  if (isChosen('engine')) console.log(`\n${engineFigures(world, rounds)}`)
  if (isChosen('board')) console.log(`\n${await boardFigures(world, { rounds, seconds, warmUp })}`)
  if (isChosen('access')) {
    await Promise.all(contestants.splice(0).map(stopContestant))
    const pace = { rounds: 2 * rounds + 1, seconds, warmUp }
    const { rate, processor } = await accessCost(world, scenarios.list[1], pace)
    console.log(
      `\nAccess on the list query: ${rate.toFixed(1)} % of its time, ${processor.toFixed(1)} % of its processor time`,
    )
  }
} finally {
  await Promise.all(contestants.map(stopContestant))
  await world.end()
}
