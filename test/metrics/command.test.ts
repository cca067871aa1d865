import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startDeskProcess, type DeskProcess } from '../harness/desk-process.js'

let folder: string
let running: DeskProcess
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tocsin-metrics-'))
  running = await startDeskProcess(join(folder, 'data'))
})
afterAll(async () => {
  await running.kill('SIGTERM')
  await rm(folder, { recursive: true, force: true })
})

/** The command as its user runs it, beside the desk. */
async function run(args: string[]) {
  const child = spawn(process.execPath, [resolve('dist/src/metrics-export.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, DATA_DIR: 'data' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const code = await new Promise<number | null>((done) => child.once('close', done))
  return { code, err }
}

test('the export runs beside a desk and writes a file', async () => {
  const year = new Date().getUTCFullYear()
  const span = ['--from', `${year - 1}-01-01T00:00:00Z`, '--to', `${year + 2}-01-01T00:00:00Z`]
  const { code, err } = await run(['export', ...span, '--interval', 'year', '--by', 'PRIORITY', 'out.csv'])
  expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('while it runs') })
  const lines = (await readFile(join(folder, 'out.csv'), 'utf8')).split('\r\n')
  expect(lines[0]).toMatch(/^from,to,key,label,opened,/)
  // The sample company has incidents of all four, in the one year or the other.
  const groups = lines.slice(1, -1).map((line) => line.split(',')[2])
  expect([...new Set(groups)].sort()).toEqual(['P1', 'P2', 'P3', 'P4'])
})

test('what is wrong with the command line is said, with the usage', async () => {
  const span = ['--from', '2026-01-01T00:00:00Z', '--to', '2027-01-01T00:00:00Z']
  const wrong = [
    { args: ['export', 'out.csv'], says: 'say --from and --to' },
    { args: ['export', ...span], says: 'export FILE.csv' },
    { args: ['export', ...span, '--by', 'COLOUR', 'out.csv'], says: '--by: expected one of PRIORITY' },
    { args: ['export', ...span, '--time-zone', 'Mars', 'out.csv'], says: '--time-zone: ' },
  ]
  for (const { args, says } of wrong) {
    const { code, err } = await run(args)
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(says) })
    expect(err).toContain('npm run metrics')
  }
})
