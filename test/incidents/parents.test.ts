import { afterAll, expect, test } from '@jest/globals'
import { updateIncident } from '../../src/incidents/use-cases/update-incident.js'
import { testDesk } from '../harness/desk.js'
import { refusal } from '../harness/hand.js'

const desk = await testDesk()
afterAll(() => desk.close())
const statusOf = async (id: string) => (await desk.incident(id)).status

test('resolving a parent resolves its open children with the same resolution, each with its own entry', async () => {
  const parent = await desk.open()
  const child = await desk.open({ parentId: parent })
  const grandchild = await desk.open({ parentId: child })
  const done = await desk.open({ parentId: parent })
  await desk.resolve(done, { resolution: 'was fixed before' })
  await desk.resolve(parent, { resolution: 'rolled back' })
  for (const id of [parent, child, grandchild]) {
    expect(await desk.incident(id)).toMatchObject({ status: 'RESOLVED', resolution: 'rolled back' })
    expect(await desk.story(id)).toContain('STATUS_CHANGED OPEN RESOLVED')
  }
  expect((await desk.incident(done)).resolution).toBe('was fixed before')
})

test('a child that came later than the back-dated resolution is resolved when it may be', async () => {
  const parent = await desk.open()
  const resolvedAt = desk.clock.advance('1m')
  const openedAt = desk.clock.advance('10m')
  const child = await desk.open({ parentId: parent })
  desk.clock.advance('1h')
  await desk.resolve(parent, { resolvedAt })
  expect(await desk.incident(parent)).toMatchObject({ resolvedAt })
  expect(await desk.incident(child)).toMatchObject({ resolvedAt: openedAt })
})

test('holding and reopening a parent leave its children alone, and a child never moves its parent', async () => {
  const parent = await desk.open()
  const child = await desk.open({ parentId: parent })
  await desk.hold(parent)
  expect(await statusOf(child)).toBe('OPEN')
  await desk.resolve(child)
  expect(await statusOf(parent)).toBe('ON_HOLD')
  await desk.resolve(parent)
  await desk.reopen(parent)
  expect(await statusOf(child)).toBe('RESOLVED')
})

test('a resolution that is asked for again leaves alone a child that was reopened', async () => {
  const parent = await desk.open()
  const child = await desk.open({ parentId: parent })
  await desk.resolve(parent)
  await desk.reopen(child)
  await desk.resolve(parent)
  expect(await statusOf(child)).toBe('IN_PROGRESS')
  expect((await desk.story(parent)).at(-1)).toBe('STATUS_CHANGED RESOLVED RESOLVED')
})

test('both sides remember a new parent, and its loss', async () => {
  const [parent, child] = [await desk.open(), await desk.open()]
  await desk.update(child, { parentId: parent })
  await desk.update(child, { parentId: parent })
  await desk.update(child, { parentId: null })
  expect(await desk.story(child)).toEqual(['OPENED', 'LINKED', 'LINKED'])
  const links = (await desk.timeline(child)).slice(1).map(({ data }) => data)
  expect(links).toEqual([
    { link: 'PARENT', otherId: parent },
    { link: 'PARENT', otherId: null },
  ])
  expect((await desk.timeline(parent)).at(1)?.data).toEqual({ link: 'CHILD', otherId: child })
})

test('no incident becomes a part of itself, by whatever way round', async () => {
  const a = await desk.open()
  const b = await desk.open({ parentId: a })
  const c = await desk.open({ parentId: b })
  for (const parentId of [a, b, c]) {
    const { extensions } = await refusal(desk.update(a, { parentId }))
    expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ path: ['input', 'parentId'] }] })
  }
})

test('not even when two people close the circle at the same time', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [a, b, c, d] = [await desk.open(), await desk.open(), await desk.open(), await desk.open()]
    await desk.update(b, { parentId: c })
    await desk.update(d, { parentId: a })
    // A part of B, which is a part of C; and C a part of D, which is a part of A.
    const meeting = barrier(2)
    const both = [
      { id: a, parentId: b },
      { id: c, parentId: d },
    ].map((input) =>
      desk.do(async (work, link: { id: string; parentId: string }) => {
        await updateIncident(work, link)
        await meeting()
      }, input),
    )
    const results = await Promise.allSettled(both)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }
})

test('a tree has at most twenty floors', async () => {
  let parentId = await desk.open()
  for (let floor = 0; floor < 19; floor += 1) parentId = await desk.open({ parentId })
  expect((await refusal(desk.open({ parentId: await desk.open({ parentId }) }))).code).toBe('BAD_USER_INPUT')
})

/** Everybody waits for the others, for a moment. */
function barrier(people: number): () => Promise<void> {
  let open: () => void = () => undefined
  const all = new Promise<void>((resolve) => (open = resolve))
  let here = 0
  return () => {
    here += 1
    if (here === people) open()
    return Promise.race([all, new Promise<void>((resolve) => setTimeout(resolve, 100))])
  }
}
