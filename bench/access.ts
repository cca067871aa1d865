import type { Run } from './benchmark.js'
import { startContestant, type Contestant } from './contestants.js'
import { ask, load, median, type Round } from './load.js'
import { listRequests } from './list.js'
import { mutate } from './mutate.js'
import type { World } from './world.js'

/**
 * What access adds to a request: who asks, what they may do and see, and how much; the desk as it is, asked by somebody
 * who may not see everything, beside the same without any access. In turn, round by round; the smaller the difference,
 * the more rounds it needs. @throws where the two answer differently
 */
export async function access({ world, pace: { rounds, seconds, warmUp }, note }: Run): Promise<[]> {
  const [guarded, open] = [await startContestant('guarded', world), await startContestant('open', world)]
  const responding = { ...world, key: await responderKey(guarded, world) }
  const request = listRequests()
  if ((await ask(guarded, responding, request(0))) !== (await ask(open, world, request(0)))) {
    throw new Error('the desk answers differently without access')
  }
  const withAccess: Round[] = []
  const without: Round[] = []
  let asked = 0
  const next = () => request(asked++)
  await load(guarded, responding, next, warmUp)
  await load(open, world, next, warmUp)
  for (let round = 0; round <= 2 * rounds; round += 1) {
    withAccess.push(await load(guarded, responding, next, seconds))
    without.push(await load(open, world, next, seconds))
  }
  // Of the pairs of neighbouring rounds, so that what slows the machine for a while slows both.
  const added = (cost: (round: Round) => number) =>
    median(withAccess.map((round, index) => (cost(round) / cost(without[index] ?? round) - 1) * 100)).toFixed(
      1,
    )
  const [rate, processor] = [added(({ perSecond }) => 1 / perSecond), added(({ processor }) => processor)]
  note(`Access on the list query: ${rate} % of its time, ${processor} % of its processor time`)
  return []
}

interface Named {
  id: string
}

/** Somebody who works on incidents and is in a team, as most are. */
async function responderKey(guarded: Contestant, world: World): Promise<string> {
  const { user } = await mutate<{ user: Named }>(
    guarded,
    world,
    'createUser',
    { name: 'Responder', email: `responder-${Date.now()}@example.com`, role: 'RESPONDER' },
    'user { id }',
  )
  const { team } = await mutate<{ team: Named }>(
    guarded,
    world,
    'createTeam',
    { name: 'Responders' },
    'team { id }',
  )
  const member = { teamId: team.id, userId: user.id, role: 'RESPONDER' }
  await mutate(guarded, world, 'setTeamMember', member, 'team { id }')
  const key = { name: 'bench', userId: user.id, role: 'RESPONDER' }
  const { secret } = await mutate<{ secret: string }>(guarded, world, 'createApiKey', key, 'secret')
  return secret
}
