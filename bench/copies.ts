import { createClient } from 'graphql-ws'
import WebSocket from 'ws'
import { idText } from '../src/ids/type-id.js'
import { redisServer } from '../test/harness/programs.js'
import type { Row, Run } from './benchmark.js'
import { startContestant, type Contestant } from './contestants.js'
import { documents } from './documents.js'
import { listRequests } from './list.js'
import { headersOf, load, requestOf, type Round } from './load.js'
import { mutate } from './mutate.js'
import { refuseDifferentAnswers } from './same-answers.js'
import { affectServices } from './services.js'
import type { World } from './world.js'

const connections = 10
/** Who follow all incidents, so that every copy hears of every change. */
const followers = 20

/** Two copies that tell each other through Redis beside one alone: the same requests, the same followers. */
export async function copies(run: Run): Promise<Row[]> {
  const { world, pace } = run
  await affectServices(world)
  const redis = await redisServer()
  try {
    const settings = { REDIS_URL: redis.url }
    const alone = [await startContestant('tocsin', world)]
    const two = [
      await startContestant('tocsin', world, settings),
      await startContestant('tocsin', world, settings),
    ]
    await refuseDifferentAnswers([...alone, ...two], world, listRequests()(0))
    const next = await mixed(world, await openSome(alone[0] as Contestant, world))
    const before = await notesIn(world)
    const rounds = { ours: [] as number[], theirs: [] as number[] }
    for (let round = 0; round <= pace.rounds; round += 1) {
      const seconds = round === 0 ? pace.warmUp : pace.seconds
      const [ours, theirs] = [
        await perSecondOf(two, world, next, seconds),
        await perSecondOf(alone, world, next, seconds),
      ]
      if (round === 0) continue
      rounds.ours.push(ours)
      rounds.theirs.push(theirs)
    }
    if ((await notesIn(world)) === before) throw new Error('no note was taken')
    return [{ line: 'copies', unit: 'requests/s of processor', digits: 0, moreIsBetter: true, ...rounds }]
  } finally {
    await redis.stop()
  }
}

/** Refusals are answered with 200 too. */
async function notesIn({ dataSource }: World): Promise<number> {
  const [found] = await dataSource.query<{ count: number }[]>(
    "SELECT COUNT(*) AS count FROM log_entry WHERE kind = 'NOTE_ADDED'",
  )
  return Number(found?.count)
}

/**
 * Requests for each second of the processors of all these copies. Each has the processor for as many seconds, one
 * after the other or in turns: V8 makes a process faster the more it has run, and half as many requests for each copy
 * would compare young ones with an old one.
 */
async function perSecondOf(
  copies: Contestant[],
  world: World,
  next: () => string,
  secondsEach: number,
): Promise<number> {
  const seconds = secondsEach * copies.length
  const leave = await Promise.all(copies.map((copy) => follow(copy, world, followers / copies.length)))
  const rounds = await Promise.all(
    copies.map((copy) => load(copy, world, next, seconds, connections / copies.length)),
  )
  for (const end of leave) end()
  const sum = (of: (round: Round) => number) => rounds.reduce((total, round) => total + of(round), 0)
  return (
    (1_000 * sum(({ perSecond }) => perSecond)) / sum(({ perSecond, processor }) => perSecond * processor)
  )
}

/** Answers how they leave, once all follow. @throws where one cannot */
async function follow(copy: Contestant, world: World, count: number): Promise<() => void> {
  const clients = Array.from({ length: count }, () =>
    createClient({
      url: copy.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: headersOf(world),
      lazy: false,
    }),
  )
  await Promise.all(
    clients.map(
      (client) =>
        new Promise<void>((resolve, reject) => {
          client.on('connected', () => resolve())
          client.subscribe(
            { query: documents.follow },
            { next: () => undefined, error: reject, complete: () => undefined },
          )
        }),
    ),
  )
  return () => {
    for (const client of clients) void client.dispose()
  }
}

/** For notes: those of the log are closed. */
async function openSome(desk: Contestant, world: World): Promise<string[]> {
  const ids: string[] = []
  for (let index = 0; index < 20; index += 1) {
    const input = { title: `Takes notes ${index}`, severity: 'LOW', urgency: 'LOW' }
    type Opened = { incident: { id: string } }
    ids.push((await mutate<Opened>(desk, world, 'openIncident', input, 'incident { id }')).incident.id)
  }
  return ids
}

/** Of ten requests six lists and three timelines, none of which anybody can have kept, and one note. */
async function mixed({ dataSource }: World, open: string[]): Promise<() => string> {
  const rows = await dataSource.query<{ id: Buffer }[]>(
    'SELECT id FROM incident ORDER BY number DESC LIMIT 5000',
  )
  const ids = rows.map(({ id }) => idText('incident', id))
  const list = listRequests()
  let asked = 0
  return () => {
    const n = asked++
    const id = ids[n % ids.length]
    if (n % 10 === 0) return requestOf('note', { id: open[(n / 10) % open.length] })
    return n % 10 < 4 ? requestOf('timeline', { id, first: 50 }) : list(n)
  }
}
