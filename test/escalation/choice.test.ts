import { afterAll, expect, test } from '@jest/globals'
import { updateResponseSettings } from '../../src/escalation/index.js'
import { createTeam } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'
import { ladderDesk } from './ladder-desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const { ladders, policy, serviceOf } = ladderDesk(desk)
const bo = await desk.hire('Bo')
const steps = [[bo.id]]
const climbed = async (id: string) => (await ladders(id))[0]?.policyId ?? null
const byDefault = (defaultEscalationPolicyId: string | null) =>
  desk.do(updateResponseSettings, { defaultEscalationPolicyId })

test('the first affected service that has a policy decides, in the order given', async () => {
  const [first, second] = [await policy(steps), await policy(steps)]
  const serviceIds = [await serviceOf(null), await serviceOf(second), await serviceOf(first)]
  expect(await climbed(await desk.open({ serviceIds }))).toBe(second)
})

test('without one of its own, the owner team’s services decide, then the organisation', async () => {
  const [ofTeam, ofAll] = [await policy(steps), await policy(steps)]
  const { team } = await desk.do(createTeam, { name: 'Core' })
  await serviceOf(ofTeam, team)
  expect(await climbed(await desk.open())).toBeNull()
  await byDefault(ofAll)
  expect(await climbed(await desk.open({ ownerId: team }))).toBe(ofTeam)
  expect(await climbed(await desk.open())).toBe(ofAll)
  await byDefault(null)
})

test('a policy that is not meant for such an incident is passed over', async () => {
  const urgent = await policy(steps, { conditions: { urgencies: ['HIGH'] } })
  const serviceIds = [await serviceOf(urgent)]
  expect(await climbed(await desk.open({ serviceIds, urgency: 'LOW' }))).toBeNull()
  expect(await climbed(await desk.open({ serviceIds, urgency: 'HIGH' }))).toBe(urgent)
})
