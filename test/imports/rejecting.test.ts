import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { testDesk, type TestDesk } from '../harness/desk.js'
import { importer, line, updates } from './servicenow-log.js'

let desk: TestDesk
let log: Awaited<ReturnType<typeof importer>>
beforeEach(async () => {
  desk = await testDesk()
  log = await importer(desk)
})
afterEach(async () => {
  await log.remove()
  await desk.close()
})

test('broken lines are rejected with their reason, and the others come in', async () => {
  await log.write([
    ...updates('1', [{}, { incident_state: '-100' }]),
    'a,b',
    ...updates('1', [{ sys_mod_count: '2', incident_state: 'Active' }]),
    line({ number: '?' }),
    line({ number: '2', sys_updated_at: '31/2/2016 10:00' }),
    line({ number: '2', opened_at: '1/1/2099 10:00' }),
    line({ number: '2', impact: '7' }),
    line({ number: '3', location: '"a ""quoted"" one, with a comma"' }),
    line({ number: '4', location: '"never closed' }),
    '',
    line({ number: '5' }),
  ])
  const summary = await log.run()
  expect(summary.rows).toEqual({ imported: 4, unchanged: 0, repeated: 0, rejected: 7 })
  expect((await desk.incidents()).map(({ labels }) => labels[0])).toEqual([
    'servicenow:1',
    'servicenow:3',
    'servicenow:5',
  ])
  const rejected = (await readFile(log.rejectsPath, 'utf8')).trim().split('\n')
  expect(rejected[0]).toMatch(/^reason,line,number,incident_state/)
  expect(rejected.slice(1).map((text) => /^".*?",\d+/.exec(text)?.[0])).toEqual([
    '"unknown incident_state ""-100""",3',
    '"2 columns instead of 24",4',
    '"without a number",6',
    '"sys_updated_at ""31/2/2016 10:00"" is no date and time",7',
    '"opened_at lies in the future",8',
    '"impact ""7"" is not 1 to 3",9',
    expect.stringMatching(/^"not readable as CSV: .*",11/),
  ])
  await log.write([line({ number: '6' })])
  await log.run()
  expect(existsSync(log.rejectsPath)).toBe(false)
})

test('a file that is no such log is refused as a whole', async () => {
  await log.write([])
  expect(await log.run()).toMatchObject({ whole: true, incidents: 0 })
  await expect(log.run({ path: new URL(import.meta.url).pathname })).rejects.toThrow(RangeError)
})
