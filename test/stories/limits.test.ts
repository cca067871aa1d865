import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openStory, stepsOf, type Person, type Story } from './story.js'

let story: Story
let ann: Person
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
})
afterAll(() => story.close())

const refused = async (name: string, input: object): Promise<unknown> => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const { errors } = await story.served.admin.http(
    `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`,
    { input },
  )
  const { code, fields } = errors?.[0]?.extensions ?? {}
  return [code, (fields as { path: unknown[] }[] | undefined)?.[0]?.path.join('.')]
}
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)

test('a policy has so many steps and targets, and not one more', async () => {
  const [step] = stepsOf([{ tell: [ann] }])
  const policy = { name: 'Long', steps: times(21, step) }
  expect(await refused('createEscalationPolicy', policy)).toEqual(['BAD_USER_INPUT', 'input.steps'])
  const broad = { name: 'Broad', steps: [{ timeout: 'PT5M', targetIds: times(21, ann.id) }] }
  expect(await refused('createEscalationPolicy', broad)).toEqual([
    'BAD_USER_INPUT',
    'input.steps.0.targetIds',
  ])
  const none = { name: 'None', steps: [] }
  expect(await refused('createEscalationPolicy', none)).toEqual(['BAD_USER_INPUT', 'input.steps'])
})

test('a service that gets another policy pages by it from the next incident on', async () => {
  const bo = await story.person('Bo')
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [ann] }])
  const first = await story.open('Before', serviceId)
  const policyId = await story.policy([{ tell: [bo] }])
  await story.mutate('setServiceEscalationPolicy', { serviceId, policyId }, 'service { id }')
  const second = await story.open('After', serviceId)
  expect(story.came()).toEqual(['Ann by EMAIL: P1 INC-1: Before', 'Bo by EMAIL: P1 INC-2: After'])
  await story.pass(5)
  expect(story.came()).toEqual(['Ann by EMAIL: P1 INC-1: Before'])
  for (const id of [first, second]) await story.act('resolve', id, { resolution: 'done' })
})

test('a person may be told by two steps, once by each', async () => {
  await story.pass(2)
  const { serviceId } = await story.service([{ tell: [ann] }, { tell: [ann] }])
  const id = await story.open('Twice', serviceId)
  await story.pass(10)
  expect(story.came()).toEqual(['Ann by EMAIL: P1 INC-3: Twice', 'Ann by EMAIL: P1 INC-3: Twice'])
  expect(await story.look(id, 'escalations { state }')).toEqual({ escalations: [{ state: 'EXHAUSTED' }] })
})
