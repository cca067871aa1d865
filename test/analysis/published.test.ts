import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileNameOf, publishedDocuments } from '../../src/analysis/published.js'
import { publishAnalysis } from '../../src/analysis/use-cases/publish-analysis.js'
import { reviewAnalysis } from '../../src/analysis/use-cases/review-analysis.js'
import { startAnalysis } from '../../src/analysis/use-cases/start-analysis.js'
import { submitAnalysis } from '../../src/analysis/use-cases/submit-analysis.js'
import { amendAnalysis } from '../../src/analysis/use-cases/amend-analysis.js'
import { updateAnalysis } from '../../src/analysis/use-cases/update-analysis.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'
import { testDesk, type TestDesk } from '../harness/desk.js'

let desk: TestDesk
let folder: string
let running: DeskProcess
beforeAll(async () => {
  desk = await testDesk()
  folder = await mkdtemp(join(tmpdir(), 'tocsin-analyses-'))
  running = await startDeskProcess(join(folder, 'data'))
})
afterAll(async () => {
  await running.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
  await desk.close()
})

async function published(title: string, restricted = false): Promise<string> {
  const bo = await desk.hire('Bo')
  const incident = await desk.open({ title, restricted })
  if (restricted) await desk.do(watchIncident, { id: incident, userId: bo.id })
  const { analysis: id } = await desk.do(startAnalysis, { incidentIds: [incident] })
  await desk.do(submitAnalysis, { id, reviewerIds: [bo.id] })
  await desk.as(bo).do(reviewAnalysis, { id, verdict: 'APPROVED' })
  await desk.do(publishAnalysis, { id })
  return id
}

async function documents(withRestricted: boolean) {
  const found: Record<string, string> = {}
  const { organizationId } = desk.admin
  for await (const { fileName, markdown } of publishedDocuments(desk.manager, organizationId, withRestricted))
    found[fileName] = markdown
  return found
}

test('what is published is exported as it was last frozen, drafts and what is restricted are not', async () => {
  const id = await published('Till: “Down”/../again')
  await desk.do(amendAnalysis, { id, reason: 'more is known' })
  await desk.do(updateAnalysis, { id, summary: 'Not published.' })
  await published('Salaries', true)
  await desk.do(startAnalysis, { incidentIds: [await desk.open({ title: 'A draft' })] })
  const found = await documents(false)
  expect(Object.keys(found)).toEqual(['INC-1-till-down-again.md'])
  expect(found['INC-1-till-down-again.md']).toContain('# Till')
  expect(found['INC-1-till-down-again.md']).not.toContain('Not published.')
  expect(Object.keys(await documents(true))).toEqual(['INC-1-till-down-again.md', 'INC-2-salaries.md'])
})

test.each([
  [7, '../../etc/passwd', 'INC-7-etc-passwd.md'],
  [8, '決済が失敗', 'INC-8-決済が失敗.md'],
  [9, '!!!', 'INC-9.md'],
  [10, 'x'.repeat(300), `INC-10-${'x'.repeat(60)}.md`],
])('INC-%i %s is written to %s', (number, title, name) => {
  expect(fileNameOf(number, title)).toBe(name)
})

test('the command writes them beside a desk that runs on the same directory', async () => {
  const mutate = (name: string, input: object, selection: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`
    return ask(running, query, { input }) as Promise<Record<string, Record<string, { id: string }>>>
  }
  const opened = await mutate(
    'openIncident',
    { title: 'Beside', severity: 'LOW', urgency: 'LOW' },
    'incident { id }',
  )
  await mutate('startAnalysis', { incidentIds: [opened.openIncident?.incident?.id] }, 'analysis { id }')
  const out = join(folder, 'out')
  const said = await run(['export', out])
  // That of the sample company; the draft is nobody's business yet.
  expect(said).toContain(`1 published analysis in ${out}`)
  expect(await readdir(out)).toEqual([expect.stringMatching(/^INC-\d+-.*\.md$/)])
  expect(await run(['export'])).toContain('export DIRECTORY')
})

async function run(args: string[]): Promise<string> {
  const program = resolve('dist/src/analysis.js')
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, DATA_DIR: join(folder, 'data') },
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await new Promise((done) => child.on('close', done))
  return said
}
