import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let serviceId: string
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  serviceId = (await story.service([{ wait: 60, tell: [ann] }])).serviceId
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

interface Received {
  opened: boolean
  alert: { count: number }
  incident: { id: string; status: string }
}
async function receive(dedupKey: string): Promise<Received> {
  const input = { dedupKey, summary: `${dedupKey} is full`, serviceId }
  const selection = 'opened alert { count } incident { id status }'
  return (await story.mutate('receiveAlert', input, selection)) as unknown as Received
}
const quiet = (dedupKey: string) => story.mutate('resolveAlert', { dedupKey }, 'alert { resolvedAt }')
const status = async (id: string) => (await story.look(id, 'status')).status

test('many equal alerts at once open one incident and page once', async () => {
  const all = await Promise.all(Array.from({ length: 50 }, () => receive('disk-1')))
  await story.tick()
  expect(all.filter(({ opened }) => opened)).toHaveLength(1)
  expect(new Set(all.map(({ incident }) => incident.id)).size).toBe(1)
  expect(story.came()).toEqual(['Ann by EMAIL: P3 INC-1: disk-1 is full'])
  expect((await receive('disk-1')).alert.count).toBe(51)
  await story.act('resolve', all[0]?.incident.id ?? '', { resolution: 'done' })
})

test('an alert that is repeated while somebody works on it pages nobody again', async () => {
  const { incident } = await receive('disk-2')
  await story.act('acknowledge', incident.id, {}, ann)
  await story.pass(30)
  await receive('disk-2')
  await story.tick()
  expect(story.paged()).toEqual([])
  await story.act('resolve', incident.id, { resolution: 'done' })
})

test('what monitoring opened, and nobody has touched, is resolved when all its alerts are quiet, and the pages end', async () => {
  const { incident } = await receive('disk-3')
  await story.tick()
  expect(story.paged()).toEqual(['Ann'])
  await quiet('disk-3')
  expect(await status(incident.id)).toBe('RESOLVED')
  await story.pass(120)
})

test('what a person has acted on is not resolved by monitoring', async () => {
  const { incident } = await receive('disk-4')
  await story.act('acknowledge', incident.id, {}, ann)
  await story.tick()
  await quiet('disk-4')
  expect(await status(incident.id)).toBe('ACKNOWLEDGED')
  await story.act('resolve', incident.id, { resolution: 'done' })
})

test('a page that had not gone out when its alert went quiet never goes', async () => {
  const { incident } = await receive('flap')
  await quiet('flap')
  await story.pass(10)
  expect(await status(incident.id)).toBe('RESOLVED')
  expect(story.paged()).toEqual([])
})

test('the same key opens a new incident and pages anew once it has been quiet', async () => {
  const first = await receive('disk-5')
  await story.tick()
  await quiet('disk-5')
  await story.pass(2)
  const second = await receive('disk-5')
  await story.tick()
  expect(second.opened).toBe(true)
  expect(second.incident.id).not.toBe(first.incident.id)
  expect(story.came()).toHaveLength(2)
  await quiet('disk-5')
})

test('many alerts of different things page one person in few messages', async () => {
  await receive('node-0')
  await story.tick()
  for (let index = 1; index < 20; index += 1) await receive(`node-${index}`)
  await story.tick()
  const [first, ...others] = story.messages()
  await story.pass(1)
  const bundles = story.messages()
  expect(others).toEqual([])
  expect(first?.subject).not.toContain('more')
  expect([...bundles].map(({ subject }) => /and (\d+) more/.exec(subject)?.[1])).toEqual(['18'])
})
