import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { ask, startDeskProcess, type DeskProcess } from '../harness/desk-process.js'
import { columns, updates } from './servicenow-log.js'

const program = resolve('dist/src/import.js')
const incidents = 3_000
let folder: string
let file: string
let desk: DeskProcess
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-import-'))
  file = join(folder, 'log.csv')
  const lines = Array.from({ length: incidents }, (_, index) =>
    updates(String(index + 1), [{}, { incident_state: 'Active' }, { incident_state: 'Resolved' }]),
  ).flat()
  await writeFile(file, [columns.join(','), ...lines, 'broken'].join('\n'))
  desk = await startDeskProcess(join(folder, 'data'))
})
afterAll(async () => {
  await desk.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

/** The importer as its user runs it, beside the desk; `watch` sees what it says. */
async function runImport(
  args: string[],
  watch: (output: string, kill: () => void) => void = () => undefined,
) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATA_DIR: 'data' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => watch((output += chunk.toString()), () => child.kill('SIGKILL')))
  }
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, output }
}

async function count(): Promise<number> {
  const answer = await ask(
    desk,
    '{ incidents(first: 1, filter: { labels: ["location:143"] }) { totalCount } }',
  )
  const { incidents } = (answer?.data ?? {}) as unknown as { incidents: { totalCount: number } }
  return incidents.totalCount
}

test('an import beside a running desk, killed in the middle, goes on and doubles nothing', async () => {
  const killed = runImport(['servicenow', file], (output, kill) => {
    if (output.includes('while it runs')) void some().then(kill)
  })
  const some = async () => {
    while ((await count()) === 0) await new Promise((later) => setTimeout(later, 20))
  }
  expect((await killed).code).toBeNull()
  const before = await count()
  expect(before).toBeGreaterThan(0)
  expect(before).toBeLessThan(incidents)
  const { code, output } = await runImport(['servicenow', file])
  expect(code).toBe(0)
  expect(output).toContain('The import is done.')
  expect(output).toContain('1 × 1 columns instead of')
  expect(await count()).toBe(incidents)
})

test('what is wrong with the command line is said with how it is used', async () => {
  for (const args of [
    [],
    ['jira', file],
    ['servicenow', file, '--time-zone', 'Mars'],
    ['servicenow', file, '--organization', 'no'],
  ]) {
    const { code, output } = await runImport(args)
    expect(code).toBe(1)
    expect(output).toContain('npm run import -- servicenow FILE')
  }
  const { code, output } = await runImport(['servicenow', 'nowhere.csv'])
  expect(code).toBe(1)
  expect(output).toMatch(/no such file/)
  expect(output).not.toMatch(/at .*\.js/)
})
