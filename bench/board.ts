import { startContestant, stopContestant, type Contestant } from './contestants.js'
import { ask, load, median, requestOf, type Round } from './load.js'
import { refuseDifferentAnswers } from './same-answers.js'
import type { World } from './world.js'

const open = 60

/**
 * A full board that is asked again and again while nothing changes: of a desk that keeps answers, of one that keeps
 * none, and of the handler by hand; as text.
 */
export async function boardFigures(
  world: World,
  { rounds, seconds, warmUp }: { rounds: number; seconds: number; warmUp: number },
): Promise<string> {
  const contestants: Contestant[] = []
  try {
    for (const [name, more] of [
      ['tocsin', { KEPT_ANSWERS: '32' }],
      ['tocsin', {}],
      ['limit', {}],
    ] as const) {
      contestants.push(await startContestant(name, world, [], more))
    }
    const [keeping, plain, limit] = contestants as [Contestant, Contestant, Contestant]
    await fill(plain, world)
    const body = requestOf('board', { first: 50 })
    await refuseDifferentAnswers(contestants, world, body)
    for (const contestant of contestants) await load(contestant, world, body, warmUp)
    const found = new Map<Contestant, Round[]>(contestants.map((contestant) => [contestant, []]))
    for (let round = 0; round < rounds; round += 1) {
      for (const contestant of contestants) {
        found.get(contestant)?.push(await load(contestant, world, body, seconds))
      }
    }
    await refuseDifferentAnswers(contestants, world, body)
    const of = (contestant: Contestant, figure: keyof Round) =>
      median((found.get(contestant) ?? []).map((round) => round[figure]))
    const line = (what: string, contestant: Contestant) => {
      const [rate, processor] = [of(contestant, 'perSecond'), of(contestant, 'processor')]
      const [byRate, byProcessor] = [rate / of(limit, 'perSecond'), of(limit, 'processor') / processor]
      return `${what}: ${rate.toFixed(0)} requests/s (${byRate.toFixed(2)} of the limit), ${processor.toFixed(2)} ms of processor each (${byProcessor.toFixed(2)})`
    }
    return [
      line('board query between two changes', keeping),
      line('board query, nothing kept', plain),
      line('the same by hand', limit),
    ].join('\n')
  } finally {
    await Promise.all(contestants.map(stopContestant))
  }
}

/** Incidents with owners, services and a clock each, which none of the log is any more. */
async function fill(desk: Contestant, world: World): Promise<void> {
  const done = async (query: string, variables: object = {}) => {
    const answer = await ask(desk, world, JSON.stringify({ query, variables }))
    const { data, errors } = JSON.parse(answer) as { data: Record<string, never>; errors?: unknown }
    if (errors) throw new Error(answer)
    return data
  }
  const found = (await done(
    `{ businessCalendars { id } teams(first: 20) { edges { node { id } } } services(first: 20) { edges { node { id } } } }`,
  )) as unknown as Record<string, { id: string }[] & { edges: { node: { id: string } }[] }>
  const [teams, services] = [found.teams?.edges ?? [], found.services?.edges ?? []]
  await done(
    'mutation ($input: CreateSlaPolicyInput!) { createSlaPolicy(input: $input) { slaPolicy { id } } }',
    {
      input: {
        name: `Bench ${Date.now()}`,
        agreement: 'SLA',
        calendarId: found.businessCalendars?.[0]?.id,
        targets: ['P1', 'P2', 'P3', 'P4'].map((priority) => ({
          metric: 'RESOLUTION',
          priority,
          target: 'P30D',
        })),
      },
    },
  )
  const levels = ['HIGH', 'MEDIUM', 'LOW']
  for (let index = 0; index < open; index += 1) {
    await done('mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }', {
      input: {
        title: `The board shows incident ${index} of ${open}`,
        severity: levels[index % 3],
        urgency: levels[(index >> 1) % 3],
        ownerId: teams[index % teams.length]?.node.id,
        serviceIds: [services[index % services.length]?.node.id],
      },
    })
  }
}
