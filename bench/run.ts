import 'reflect-metadata'
import { fanOut } from './fan-out.js'
import { ask, median, rate, requestOf } from './load.js'
import { makeWorld, startContestant, type Contestant, type Name, type World } from './world.js'

// Every server in turn, in every round; medians of the rounds; the same question, and answers compared before.
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
const seconds = Number(process.env.BENCH_SECONDS ?? 4)
const subscribers = Number(process.env.BENCH_SUBSCRIBERS ?? 1_000)
const names: Name[] = ['tocsin', 'textbook', 'limit']

interface Figures {
  what: string
  unit: string
  /** Higher is better for rates, lower for times. */
  lowerIsBetter: boolean
  values: Record<Name, number>
}

/** Whatever may differ between two right answers: ids and numbers of what each server made itself. */
const settled = (text: string) =>
  text.replace(/"(incident|event)_\w+"/g, '"id"').replace(/"number":\d+/g, '"number":0')

async function refuseDifferentAnswers(contestants: Contestant[], world: World, body: string): Promise<void> {
  const answers = await Promise.all(contestants.map((contestant) => ask(contestant, world, body)))
  const isOpening = body.includes('openIncident')
  const [first, ...others] = isOpening ? answers.map(settled) : answers
  others.forEach((answer, index) => {
    if (answer === first) return
    const at = [...answer].findIndex((character, position) => character !== first?.[position])
    const show = (text = '') => text.slice(Math.max(0, at - 100), at + 100)
    throw new Error(
      `${names[index + 1] ?? ''} answers otherwise than ${names[0] ?? ''}:\n${show(answer)}\n${show(first)}`,
    )
  })
}

async function measureRate(
  what: string,
  contestants: Contestant[],
  world: World,
  body: string,
): Promise<Figures> {
  await refuseDifferentAnswers(contestants, world, body)
  for (const contestant of contestants) await rate(contestant, world, body, 2)
  const found: Record<Name, number[]> = { tocsin: [], textbook: [], limit: [] }
  for (let round = 0; round < rounds; round += 1) {
    for (const contestant of contestants) {
      found[contestant.name as Name].push(await rate(contestant, world, body, seconds))
    }
  }
  const values = Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<Name, number>
  return { what, unit: 'requests/s', lowerIsBetter: false, values }
}

async function measureFanOut(contestants: Contestant[], world: World): Promise<Figures> {
  const found: Record<Name, number[]> = { tocsin: [], textbook: [], limit: [] }
  let bytes = 'x'.repeat(400)
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    for (const contestant of contestants) {
      const { milliseconds, message } = await fanOut(contestant, world, subscribers, 20, bytes)
      if (contestant.name === 'tocsin') bytes = message
      found[contestant.name as Name].push(milliseconds)
    }
  }
  const values = Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<Name, number>
  return { what: `one event to ${subscribers} subscribers`, unit: 'ms', lowerIsBetter: true, values }
}

function show(figures: Figures[]): void {
  const line = (cells: string[]) => console.log(`| ${cells.join(' | ')} |`)
  line(['what', 'unit', ...names, 'tocsin / limit', 'tocsin / textbook'])
  line(Array.from({ length: 7 }, () => '---'))
  for (const { what, unit, lowerIsBetter, values } of figures) {
    const ratio = (other: number) =>
      (lowerIsBetter ? other / values.tocsin : values.tocsin / other).toFixed(2)
    const digits = lowerIsBetter ? 1 : 0
    line([
      what,
      unit,
      ...names.map((name) => values[name].toFixed(digits)),
      ratio(values.limit),
      ratio(values.textbook),
    ])
  }
}

/** The incident with the longest history, which makes a page of its timeline a full one. */
async function longestStory(contestant: Contestant, world: World): Promise<string> {
  const [row] = await world.dataSource.query<{ number: number }[]>(
    `SELECT incident.number FROM log_entry JOIN incident ON incident.id = log_entry.subjectId
     WHERE log_entry.subjectKind = 'incident' GROUP BY incident.id ORDER BY COUNT(*) DESC LIMIT 1`,
  )
  const query = 'query Find($number: Int!) { incident(number: $number) { id } }'
  const answer = await ask(
    contestant,
    world,
    JSON.stringify({ query, variables: { number: row?.number ?? 1 } }),
  )
  return (JSON.parse(answer) as { data: { incident: { id: string } } }).data.incident.id
}

const world = await makeWorld()
console.log(world.data)
const contestants: Contestant[] = []
try {
  for (const name of names) contestants.push(await startContestant(name, world))
  const id = await longestStory(contestants[0] as Contestant, world)
  show([
    await measureRate(
      '50 incidents × 12 fields, owner, services',
      contestants,
      world,
      requestOf('list', { first: 50 }),
    ),
    await measureRate(
      'one incident with its timeline',
      contestants,
      world,
      requestOf('timeline', { id, first: 50 }),
    ),
    await measureRate('opening an incident', contestants, world, requestOf('open', { title: 'Bench' })),
    await measureFanOut(contestants, world),
  ])
} finally {
  for (const contestant of contestants) contestant.process.kill('SIGTERM')
  await world.end()
}
