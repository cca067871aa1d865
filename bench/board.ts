import type { Row, Run } from './benchmark.js'
import { startContestant, stopContestant, type Contestant } from './contestants.js'
import { ask, median, requestOf } from './load.js'
import { requestsRow, sideBySide } from './side-by-side.js'
import type { World } from './world.js'

const opened = 60
/** Whose incidents are promised something: what else is opened here is not. */
const label = 'board'

/** A full board, asked again and again while nothing changes; noted is the same of a desk that keeps no answer. */
export async function board(run: Run): Promise<Row[]> {
  const { world, note } = run
  const limit = await startContestant('limit', world)
  const keeping = await startContestant('tocsin', world)
  await fill(keeping, world)
  const request = () => requestOf('board', { first: 50 })
  const [kept, byHand] = await sideBySide(run, [keeping, limit], request)
  await stopContestant(keeping)
  const forgetful = await startContestant('tocsin', world, { KEPT_ANSWERS: 'off' })
  const [anew, again] = await sideBySide(run, [forgetful, limit], request)
  const { ours, theirs } = requestsRow('board', anew, again)
  note(
    `The board where nothing is kept: ${median(ours).toFixed(0)} requests/s, ${(median(ours) / median(theirs)).toFixed(2)} of the same by hand.`,
  )
  return [requestsRow('board', kept, byHand)]
}

/** Incidents with owners, services and a clock each, of which the log has none that are open. */
async function fill(desk: Contestant, world: World): Promise<void> {
  const done = async (query: string, variables: object = {}) => {
    const answer = await ask(desk, world, JSON.stringify({ query, variables }))
    const { data, errors } = JSON.parse(answer) as { data: unknown; errors?: unknown }
    if (errors) throw new Error(answer)
    return data
  }
  type Page = { edges: { node: { id: string } }[] }
  const { businessCalendars, teams, services } = (await done(
    '{ businessCalendars { id } teams(first: 20) { edges { node { id } } } services(first: 20) { edges { node { id } } } }',
  )) as { businessCalendars: { id: string }[]; teams: Page; services: Page }
  const nth = ({ edges }: Page, index: number) => edges[index % edges.length]?.node.id
  await done(
    'mutation ($input: CreateSlaPolicyInput!) { createSlaPolicy(input: $input) { slaPolicy { id } } }',
    {
      input: {
        name: `Bench ${Date.now()}`,
        agreement: 'SLA',
        conditions: { labels: [label] },
        calendarId: businessCalendars[0]?.id,
        targets: ['P1', 'P2', 'P3', 'P4'].map((priority) => ({
          metric: 'RESOLUTION',
          priority,
          target: 'P30D',
        })),
      },
    },
  )
  const levels = ['HIGH', 'MEDIUM', 'LOW']
  for (let index = 0; index < opened; index += 1) {
    await done('mutation ($input: OpenIncidentInput!) { openIncident(input: $input) { incident { id } } }', {
      input: {
        title: `The board shows incident ${index} of ${opened}`,
        labels: [label],
        severity: levels[index % 3],
        urgency: levels[(index >> 1) % 3],
        ownerId: nth(teams, index),
        serviceIds: [nth(services, index)].filter((id) => id !== undefined),
      },
    })
  }
}
