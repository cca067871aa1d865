import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { openStory, type Person, type Story } from './story.js'

let story: Story
let ann: Person
let bo: Person
let serviceId: string
beforeAll(async () => {
  story = await openStory()
  ann = await story.person('Ann')
  bo = await story.person('Bo')
  serviceId = (await story.service([{ wait: 60, tell: [ann] }, { tell: [bo] }])).serviceId
})
beforeEach(() => story.pass(2))
afterAll(() => story.close())

/** Opens an incident; answers it and the link in the mail that came. */
async function mailed(title: string, more: object = {}): Promise<{ id: string; link: string }> {
  const id = await story.open(title, serviceId, { ...more })
  const [mail] = story.messages()
  return { id, link: /Acknowledge: (\S+)/.exec(mail?.text ?? '')?.[1] ?? '' }
}
const page = async (link: string, method: 'GET' | 'POST' = 'GET') => {
  const response = await fetch(link, { method })
  return { status: response.status, headers: response.headers, text: await response.text() }
}
const status = async (id: string) => (await story.look(id, 'status')).status

test('opening the link changes nothing, as mail scanners open links; its button acknowledges as that person', async () => {
  const { id, link } = await mailed('Press the button')
  for (let scan = 0; scan < 3; scan += 1) {
    const shown = await page(link)
    expect(shown.status).toBe(200)
    expect(shown.text).toContain('Press the button')
    expect(shown.text).toContain('<form method="post"><button>Acknowledge</button></form>')
  }
  expect(await status(id)).toBe('OPEN')
  const done = await page(link, 'POST')
  expect([done.status, done.text]).toEqual([200, expect.stringContaining('Ann, you have acknowledged it.')])
  expect(await story.look(id, 'status owner { ... on User { name } }')).toEqual({
    status: 'ACKNOWLEDGED',
    owner: { name: 'Ann' },
  })
  expect((await page(link)).text).toContain('It is acknowledged by now.')
  await story.pass(120)
})

test('the page runs nothing, frames nowhere, and shows what people wrote as text', async () => {
  const { link, id } = await mailed('<script>alert(1)</script>')
  const { headers, text } = await page(link)
  expect(text).not.toContain('<script>')
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
  )
  expect(headers.get('x-frame-options')).toBe('DENY')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('no-referrer')
  await story.act('resolve', id, { resolution: 'done' })
})

test('a link that was changed, is too old, or is of somebody who has left, leads nowhere, all alike', async () => {
  const { link, id } = await mailed('Expiring')
  const changed = `${link.slice(0, -30)}${link.at(-30) === 'A' ? 'B' : 'A'}${link.slice(-29)}`
  const answers = [await page(changed), await page(changed, 'POST'), await page(link.replace(/[^/]+$/, 'x'))]
  await story.mutate('deactivateUser', { userId: ann.id }, 'user { id }')
  answers.push(await page(link, 'POST'))
  await story.mutate('reactivateUser', { userId: ann.id }, 'user { id }')
  expect((await page(link)).status).toBe(200)
  story.clock.advance('24h')
  answers.push(await page(link, 'POST'))
  expect(new Set(answers.map((answer) => answer.text)).size).toBe(1)
  expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404, 404])
  await story.tick()
  expect(story.paged()).toEqual(['Bo'])
  expect(await status(id)).toBe('OPEN')
  await story.act('resolve', id, { resolution: 'done' })
})

test('the button on what is over says so and changes nothing', async () => {
  const { id, link } = await mailed('Over')
  await story.act('resolve', id, { resolution: 'done' })
  const late = await page(link, 'POST')
  expect([late.status, late.text]).toEqual([200, expect.stringContaining('It is resolved by now.')])
  expect(await status(id)).toBe('RESOLVED')
})

test('what the button does is in the audit log as done by that person', async () => {
  const { id, link } = await mailed('Audited')
  await page(link, 'POST')
  const query = '{ auditLog(first: 20) { edges { node { action actor { name } outcome } } } }'
  const { auditLog } = await story.ask(query)
  const lines = (auditLog as { edges: { node: unknown }[] }).edges.map(({ node }) => node)
  expect(lines).toContainEqual({ action: 'acknowledgeIncident', actor: { name: 'Ann' }, outcome: 'ALLOWED' })
  await story.act('resolve', id, { resolution: 'done' })
})
