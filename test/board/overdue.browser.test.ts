// What is late on the board, and the page of an analysis that has everything: the sample data have neither.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Browser, Locator } from 'playwright-core'
import { barriers } from '../harness/axe.js'
import { live, openBoard, type BoardPage } from '../harness/board-page.js'
import { openBrowser } from '../harness/browser.js'
import { openStory, type Person, type Story } from '../stories/story.js'

type Json = Record<string, unknown>

let story: Story
let browser: Browser
let ann: Person
let analysisId: string

/** An incident that Ann resolved after half an hour, with something written down on the way. */
async function over(title: string, note: string): Promise<string> {
  const id = await story.open(title, null)
  await story.pass(3)
  await story.act('acknowledge', id, {}, ann)
  await story.mutate('addIncidentNote', { id, text: note }, '__typename', ann.asker)
  await story.pass(27)
  await story.act('resolve', id, { resolution: 'The disk has room again.' }, ann)
  return id
}

/** The entries of these kinds in its log. */
async function entries(id: string, kinds: string[]): Promise<string[]> {
  const { timeline } = await story.look(id, `timeline(kinds: [${kinds.join()}]) { edges { node { id } } }`)
  return (timeline as { edges: { node: { id: string } }[] }).edges.map(({ node }) => node.id)
}

async function cause(input: Json): Promise<string> {
  const { cause } = await story.mutate('addCause', { analysisId, ...input }, 'cause { id }', ann.asker)
  return (cause as { id: string }).id
}

const item = (input: Json) =>
  story.mutate('addActionItem', { analysisId, priority: 'P2', ...input }, 'actionItem { id }', ann.asker)

beforeAll(async () => {
  ;[story, browser] = await Promise.all([openStory(), openBrowser()])
  ann = await story.person('Ann')
  const { team } = await story.mutate('createTeam', { name: 'Tills' }, 'team { id }')
  const teamId = (team as { id: string }).id
  const incidentIds = [
    await over('No till takes a card', 'The log of till-7 says ENOSPC: no space is left on the device.'),
    await over('Receipts are not printed', 'The printer is well; its queue lies on the same disk.'),
  ]
  await over('Nobody has looked into this one', 'It went away.')
  const [first = '', second = ''] = incidentIds
  const input = { incidentIds, title: 'A full disk stopped the tills' }
  const { analysis } = await story.mutate('startAnalysis', input, 'analysis { id }', ann.asker)
  analysisId = (analysis as { id: string }).id
  const trigger = await cause({
    kind: 'TRIGGER',
    category: 'TECHNOLOGY',
    statement: 'The disk of the till server was full.',
    evidenceIds: [
      ...(await entries(first, ['OPENED', 'NOTE_ADDED'])),
      ...(await entries(second, ['NOTE_ADDED'])),
    ],
  })
  const contributing = await cause({
    kind: 'CONTRIBUTING',
    category: 'PROCESS',
    statement: 'Logs were kept for ever, since nobody had said for how long they are needed.',
    explainsId: trigger,
  })
  await cause({
    kind: 'ROOT',
    category: 'PEOPLE',
    statement: 'No team owns the till server.',
    explainsId: contributing,
    evidenceIds: await entries(second, ['STATUS_CHANGED']),
  })
  await cause({
    kind: 'CONTRIBUTING',
    category: 'THIRD_PARTY',
    statement: 'The alarm for full disks went to a supplier who is not ours any more.',
    explainsId: trigger,
    evidenceIds: await entries(first, ['STATUS_CHANGED']),
  })
  const dueAt = story.clock.in('3d').toISOString()
  const rotate = { title: 'Delete logs after 30 days', kind: 'PREVENT', dueAt }
  await item({
    ...rotate,
    ownerId: ann.id,
    causeId: contributing,
    ticketUrl: 'https://tickets.example.org/7',
  })
  await item({ title: 'Give the till server to a team', kind: 'PREVENT', priority: 'P1', dueAt })
  await item({
    title: 'Watch the disks ourselves',
    kind: 'DETECT',
    ownerId: teamId,
    dueAt: story.clock.in('90d').toISOString(),
  })
  story.clock.advance('14d')
  story.messages()
}, 180_000)

afterAll(async () => {
  await browser.close()
  await story.close()
})

async function page(path: string, options: object = {}): Promise<BoardPage> {
  const page = await openBoard(browser, story.served.url.replace('/graphql', path), options)
  await page.getByLabel('API key').fill(story.served.admin.key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  return page
}

/** Its first link leads there. */
const leadsTo = (item: Locator) => item.getByRole('link').first().getAttribute('href')

test('the board tells what is late, each thing once, and leads there', async () => {
  const board = await page('/board')
  await live(board)
  const late = board.getByRole('region', { name: 'Overdue' }).getByRole('listitem')
  const told = (await late.allTextContents()).map((text) => text.replace(/due .*/, ''))
  expect(told.sort()).toEqual([
    '⚠ Action: Delete logs after 30 days (Ann)',
    '⚠ Action: Give the till server to a team (nobody)',
    '⚠ Analysis wanted: INC-3 Nobody has looked into this one',
    '⚠ Analysis: A full disk stopped the tills',
  ])
  const actionsAndAnalysis = [1, 2, 3].map(() => `/analyses/${analysisId}`)
  const places = await Promise.all((await late.all()).map(leadsTo))
  expect(places.sort()).toEqual([...actionsAndAnalysis, '/incidents/INC-3'])
  await late.getByRole('link', { name: 'Give the till server' }).click()
  await board.getByRole('heading', { level: 1, name: 'A full disk stopped the tills' }).waitFor()
  expect(board.faults).toEqual([])
}, 120_000)

test('an analysis says that it is late, which of its actions are, and on what its causes stand', async () => {
  const analysis = await page(`/analyses/${analysisId}`)
  await analysis.locator('header').getByText('⚠ overdue').waitFor()
  const actions = analysis.getByRole('region', { name: 'Follow-up actions' })
  const late = actions.getByRole('row').filter({ hasText: '⚠ overdue' }).getByRole('rowheader')
  expect((await late.allTextContents()).sort()).toEqual([
    'Delete logs after 30 days (prevent) ticket',
    'Give the till server to a team (prevent)',
  ])
  const trigger = analysis.locator('.cause.trigger')
  await trigger.getByText('Evidence').press('Enter')
  const evidence = trigger.getByRole('listitem')
  expect(await Promise.all((await evidence.all()).map(leadsTo))).toEqual([
    '/incidents/INC-1',
    '/incidents/INC-1',
    '/incidents/INC-2',
  ])
  await evidence.getByText('ENOSPC').waitFor()
  await evidence.getByRole('link', { name: 'INC-2' }).click()
  await analysis.getByRole('heading', { name: 'Receipts are not printed' }).waitFor()
  expect(analysis.faults).toEqual([])
}, 120_000)

const looks = [
  { colorScheme: 'light' as const, viewport: { width: 1600, height: 1000 } },
  { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 } },
]

test.each(looks)(
  'both are for everybody, in $colorScheme, $viewport.width wide',
  async (options) => {
    const board = await page('/board', { ...options, reducedMotion: 'reduce' })
    await live(board)
    expect(await barriers(board)).toEqual([])
    const analysis = await page(`/analyses/${analysisId}`, options)
    await analysis.getByRole('group', { name: 'Tree of causes' }).waitFor()
    for (const one of await analysis.getByText('Evidence').all()) await one.click()
    expect(await barriers(analysis)).toEqual([])
    for (const each of [board, analysis])
      expect(await each.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    // A row is as high as its words need, and not as a column one word wide makes it.
    const rows = await analysis.getByRole('region', { name: 'Follow-up actions' }).getByRole('row').all()
    for (const row of rows) expect((await row.boundingBox())?.height).toBeLessThan(100)
  },
  120_000,
)
