import { expect, test } from '@jest/globals'
import { live } from '../harness/board-page.js'
import { browsedDesk } from '../harness/browsed-desk.js'

const desk = browsedDesk()

/** Begins the analysis of these incidents; answers its id. */
async function begun(...incidentIds: string[]): Promise<string> {
  const selection = 'analysis { id }'
  const { analysis } = await desk.did<{ analysis: { id: string } }>(
    'startAnalysis',
    { incidentIds },
    selection,
  )
  return analysis.id
}

const write = (input: object) => desk.did('updateAnalysis', input)
const opened = async (title: string) => (await desk.incident(title)).id

test('from an incident one comes to its analysis, with all that was learnt', async () => {
  const page = await desk.page('/incidents/INC-9')
  await page.getByRole('link', { name: 'All storefronts answer' }).click()
  await page.getByRole('heading', { level: 1, name: 'All storefronts answer' }).waitFor()
  expect(page.url()).toContain('/analyses/analysis_')
  await page.getByText('published, version').waitFor()
  await page.getByRole('link', { name: 'INC-9 All storefronts' }).waitFor()
  await page.getByRole('region', { name: 'Impact' }).locator('strong').getByText('41,000 visitors').waitFor()
  const actions = page.getByRole('region', { name: 'Follow-up actions' })
  await actions.getByRole('row', { name: /Watch the expiry.*Kahu Parata.*done/ }).waitFor()
  expect(await page.getByRole('region', { name: 'Timeline' }).getByRole('row').count()).toBeGreaterThan(5)
  await page.getByRole('region', { name: 'Reviews' }).getByText('may be published').first().waitFor()
  await page.getByText('went badly').waitFor()
  await page.getByText(/^Version \d+/).click()
  await page.getByRole('region', { name: 'Versions' }).getByRole('heading', { name: 'Causes' }).waitFor()
  expect(page.faults).toEqual([])
}, 120_000)

test.each([1400, 390])(
  'the tree of causes is drawn %i wide, and its lists can be read out',
  async (width) => {
    const page = await desk.page('/incidents/INC-9', { viewport: { width, height: 900 } })
    await page.getByRole('link', { name: 'All storefronts answer' }).click()
    const tree = page.getByRole('group', { name: 'Tree of causes' })
    const what = tree.locator('.cause.what')
    const explained = tree.locator('.cause', { hasText: 'The renewal job had no permission' })
    const root = tree.locator('.cause.root')
    await root.waitFor()
    // Each answer is an item of the list within the item that it answers.
    expect(await root.locator('xpath=ancestor::li').count()).toBe(4)
    expect(await explained.locator('xpath=following-sibling::ul').getByText('The clean-up').count()).toBe(1)
    const [first, last] = [await what.boundingBox(), await root.boundingBox()]
    if (!first || !last) throw new Error('the tree is not drawn')
    if (width > 1000) expect(last.x).toBeGreaterThan(first.x + 2 * first.width)
    else expect(last.y).toBeGreaterThan(first.y + first.height)
    const strands = await page.evaluate<number>(
      `[...document.querySelectorAll('.tree ul ul > li')].filter((item) => {
      const { borderTopWidth, borderBottomWidth } = getComputedStyle(item, '::before')
      return parseFloat(borderTopWidth) + parseFloat(borderBottomWidth) > 0
    }).length`,
    )
    expect(strands).toBe(4)
  },
  120_000,
)

test('an analysis that somebody writes on is seen by who reads it', async () => {
  const id = await begun(await opened('Read while it is written'))
  const page = await desk.page(`/analyses/${id}`)
  await page.getByRole('status').getByText('Live').waitFor()
  await page.getByText('draft, version').waitFor()
  await write({ id, summary: 'It was the *cable*.' })
  await page.locator('em').getByText('cable').waitFor()
  expect(page.faults).toEqual([])
}, 120_000)

test('of an analysis of several incidents one sees what happens to each of them', async () => {
  const ids = [await opened('The first to fail'), await opened('The second'), await opened('The third')]
  const id = await begun(...ids)
  const page = await desk.page(`/analyses/${id}`)
  await page.getByRole('status').getByText('Live').waitFor()
  const updates = page.getByRole('region', { name: 'Facts' }).locator('.count', { hasText: 'status updates' })
  await updates.getByText('0', { exact: true }).waitFor()
  for (const [index, incidentId] of [...ids].reverse().entries()) {
    await desk.did('postStatusUpdate', { id: incidentId, audience: 'INTERNAL', message: 'We look at it.' })
    await updates.getByText(String(index + 1), { exact: true }).waitFor()
  }
  await desk.did('updateIncident', { id: ids[1], title: 'The second of three' })
  await page.getByRole('link', { name: 'The second of three' }).waitFor()
  await write({ id, impact: 'Nobody *noticed*.' })
  await page.locator('em').getByText('noticed').waitFor()
  expect(page.faults).toEqual([])
}, 120_000)

const hostile = [
  '<script>window.broken = 1</script>',
  '<img src="x" onerror="window.broken = 1"> <b onclick="window.broken = 1">bold</b>',
  '[one](javascript:window.broken=1) [two](JaVaScRiPt:window.broken=1) [three](&#106;avascript:window.broken=1)',
  '[four](data:text/html,<script>window.broken=1</script>) [five](vbscript:x) [six](//elsewhere.example/) [seven](/logout)',
  '<javascript:window.broken=1> ![eight](https://elsewhere.example/spy.png) ![nine](data:image/png;base64,AAAA)',
  '[ten][there]\n\n[there]: javascript:window.broken=1',
  '`<script>window.broken = 1</script>`\n\n```html\n<script>window.broken = 1</script>\n```',
  '# A heading\n\n1. one\n2. two\n\n| a | b |\n| - | - |\n| c | <i>d</i> |\n\n[harmless](https://example.org/) <mail@example.org>',
].join('\n\n')

test('hostile Markdown in an analysis does nothing, loads nothing and leads nowhere', async () => {
  const id = await begun(await opened('Hostile'))
  const lessonsLearned = [{ kind: 'WENT_BADLY', text: hostile }]
  await write({
    id,
    summary: hostile,
    impact: hostile,
    detection: hostile,
    response: hostile,
    lessonsLearned,
  })
  const title = hostile.slice(0, 200)
  const item = {
    analysisId: id,
    kind: 'PREVENT',
    priority: 'P1',
    title,
    ticketUrl: 'javascript:window.broken=1',
  }
  await desk.did('addActionItem', item).catch(() => 'the desk refuses such an address')
  const page = await desk.page(`/analyses/${id}`)
  const summary = page.getByRole('region', { name: 'Summary' })
  await summary.getByRole('heading', { name: 'A heading' }).waitFor()
  const leads = await page
    .locator('.analysis a')
    .evaluateAll((links) => links.map((link) => (link as unknown as { href: string }).href))
  const outside = new Set(leads.filter((address) => !address.startsWith(desk.at('/incidents/'))))
  expect([...outside].sort()).toEqual([
    'https://elsewhere.example/spy.png',
    'https://example.org/',
    'mailto:mail@example.org',
  ])
  for (const text of await summary.getByText(/^(one|two|three|four|five|six|seven|ten)$/).all())
    await text.click()
  expect(await page.locator('.analysis').locator('script, img, b, i, iframe').count()).toBe(0)
  expect(await page.evaluate('window.broken')).toBeUndefined()
  expect(await summary.locator('td').last().textContent()).toBe('<i>d</i>')
  expect(page.faults).toEqual([])
}, 120_000)

test('what there is not, or not for this reader, is said plainly', async () => {
  const page = await desk.page('/analyses/analysis_01h455vb4pex5vsknk084sn02q')
  await page.getByText('There is no analysis').waitFor()
  await page.getByRole('link', { name: '← Board' }).click()
  await live(page)
  expect(page.faults).toEqual([])
}, 120_000)
