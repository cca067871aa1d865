import { startContestant, stopContestant, type Contestant } from './contestants.js'
import { ask, load, median, type Round } from './load.js'
import type { World } from './world.js'

/** The desk as it is, asked by somebody who may not see everything, beside the same without any access. */
export interface AccessCost {
  /** Of requests each second, and of processor time for each, in percent. */
  rate: number
  processor: number
}

/**
 * What access adds to a request: who asks, what they may do and see, and how much. In turn, round by round; the
 * smaller the difference, the more rounds it needs.
 * @throws where the two answer differently
 */
export async function accessCost(
  world: World,
  body: string,
  { rounds, seconds, warmUp }: { rounds: number; seconds: number; warmUp: number },
): Promise<AccessCost> {
  const contestants: Contestant[] = []
  const start = async (name: 'guarded' | 'open') => {
    contestants.push(await startContestant(name, world))
    return contestants.at(-1) as Contestant
  }
  try {
    const [guarded, open] = [await start('guarded'), await start('open')]
    const responding = { ...world, key: await responderKey(guarded, world) }
    if ((await ask(guarded, responding, body)) !== (await ask(open, world, body))) {
      throw new Error('the desk answers differently without access')
    }
    const withAccess: Round[] = []
    const without: Round[] = []
    await load(guarded, responding, body, warmUp)
    await load(open, world, body, warmUp)
    for (let round = 0; round < rounds; round += 1) {
      withAccess.push(await load(guarded, responding, body, seconds))
      without.push(await load(open, world, body, seconds))
    }
    // Of the pairs of neighbouring rounds, so that what slows the machine for a while slows both.
    const added = (cost: (round: Round) => number) =>
      median(withAccess.map((round, index) => (cost(round) / cost(without[index] ?? round) - 1) * 100))
    return { rate: added(({ perSecond }) => 1 / perSecond), processor: added(({ processor }) => processor) }
  } finally {
    await Promise.all(contestants.map(stopContestant))
  }
}

/** Somebody who works on incidents and is in a team, as most are. */
async function responderKey(guarded: Contestant, world: World): Promise<string> {
  const mutation = async (query: string, input: object) => {
    const answer = await ask(guarded, world, JSON.stringify({ query, variables: { input } }))
    const { data, errors } = JSON.parse(answer) as { data: Record<string, never>; errors?: unknown }
    if (errors) throw new Error(answer)
    return Object.values(data)[0] as unknown as Record<string, { id: string }> & { secret: string }
  }
  const { user } = await mutation(
    'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }',
    { name: 'Responder', email: `responder-${Date.now()}@example.com`, role: 'RESPONDER' },
  )
  const { team } = await mutation(
    'mutation ($input: CreateTeamInput!) { createTeam(input: $input) { team { id } } }',
    { name: 'Responders' },
  )
  await mutation('mutation ($input: SetTeamMemberInput!) { setTeamMember(input: $input) { team { id } } }', {
    teamId: team?.id,
    userId: user?.id,
    role: 'RESPONDER',
  })
  const { secret } = await mutation(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret } }',
    { name: 'bench', userId: user?.id, role: 'RESPONDER' },
  )
  return secret
}
