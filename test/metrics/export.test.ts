import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { csvLine } from '../../src/metrics/csv.js'
import { metricsLines, type ExportRequest } from '../../src/metrics/index.js'
import { createService } from '../../src/services/index.js'
import { createTeam } from '../../src/people/index.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())

const read = (text: string) => parse(text, { record_delimiter: '\r\n' })
const day = (number: number) => new Date(Date.UTC(2026, 2, number, -1))

async function exported(more: Partial<ExportRequest> = {}): Promise<Record<string, string>[]> {
  const request = { from: day(2), to: day(5), interval: null, by: null, timeZone: null, ...more }
  const pieces: string[] = []
  for await (const piece of metricsLines(desk.context(), request)) pieces.push(piece)
  const [header = [], ...lines] = read(pieces.join(''))
  return lines.map((line) => Object.fromEntries(header.map((name, index) => [name, line[index] ?? ''])))
}

beforeAll(async () => {
  const { team: ownerTeamId } = await desk.do(createTeam, { name: 'Core' })
  const { service } = await desk.do(createService, { name: '=HYPERLINK("http://x")', ownerTeamId })
  const id = await desk.open({ serviceIds: [service] })
  desk.clock.advance(90_500)
  await desk.acknowledge(id)
  desk.clock.advance('1d')
  await desk.open()
  desk.clock.advance('3h')
  await desk.resolve(id)
})

test('the whole span is one line, with times in seconds', async () => {
  expect(await exported()).toMatchObject([
    {
      from: '2026-03-01T23:00:00.000Z',
      opened: '2',
      resolved: '1',
      'timeToAcknowledge p50 (s)': '90.5',
      'timeToAcknowledge count': '1',
      'timeToMitigate mean (s)': '',
      'meanTimeBetween (s)': '86490.5',
      feedbackMean: '',
    },
  ])
})

test('there is a line for each interval, for each group, and for each group of each interval', async () => {
  const told = (lines: Record<string, string>[]) =>
    lines.map(({ from, label, opened }) => `${from?.slice(0, 13)} ${label}: ${opened}`)
  expect(told(await exported({ interval: 'DAY' }))).toEqual([
    '2026-03-01T23 : 1',
    '2026-03-02T23 : 1',
    '2026-03-03T23 : 0',
  ])
  const formula = `'=HYPERLINK("http://x")`
  expect(told(await exported({ by: 'SERVICE' }))).toEqual([
    `2026-03-01T23 ${formula}: 1`,
    '2026-03-01T23 None: 1',
  ])
  expect(told(await exported({ interval: 'DAY', by: 'SERVICE' }))).toEqual([
    `2026-03-01T23 ${formula}: 1`,
    '2026-03-02T23 None: 1',
  ])
})

test('whatever people call things, a reader of CSV gets it back, and no spreadsheet takes it for a formula', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '-', 'a') }),
  )
  fc.assert(
    fc.property(fc.array(text, { minLength: 2 }), (cells) => {
      const [line = []] = read(csvLine(cells))
      expect(line.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, ''))).toEqual(
        cells.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')),
      )
      for (const cell of line) expect(cell).not.toMatch(/^[=+\-@\t\r]/)
    }),
  )
  expect(csvLine(['@SUM(A1)', '+1', '-1', '\tx', 'a "b"', null, -1])).toBe(
    `'@SUM(A1),'+1,'-1,'\tx,"a ""b""",,-1\r\n`,
  )
})
