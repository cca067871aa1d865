import { afterAll, expect, test } from '@jest/globals'
import type { Viewer } from '../../src/database/work.js'
import { createOnCallSchedule } from '../../src/on-call/index.js'
import { setUserRole } from '../../src/people/use-cases/set-user-role.js'
import { createSlaPolicy } from '../../src/sla/index.js'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { copyOf } from '../harness/copy.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const { admin } = desk
const here = copyOf(desk.desk)
const second = await desk.another()
const there = copyOf(second)
const onlyTheHead = [expect.stringMatching(/^SELECT sequence FROM log_head /)]

const titles = '{ incidents(first: 50) { edges { node { number title owner { __typename } } } } }'

/** What is asked for the second time is kept. */
async function settle(query: string, viewer: Viewer = admin, variables = {}): Promise<string> {
  await here.ask(viewer, query, variables)
  return here.ask(viewer, query, variables)
}

/** Whether the answer, asked for often enough, is given without anything being read. */
async function isKept(query: string, viewer: Viewer = admin, variables = {}): Promise<boolean> {
  await settle(query, viewer, variables)
  const [, statements] = await here.cost(viewer, query, variables)
  return statements.length === 1 && /log_head/.test(statements[0] ?? '')
}

test('what nothing has changed since costs one statement, which asks where the log stands', async () => {
  await desk.open({ title: 'One' })
  const first = await settle(titles)
  expect(await here.cost(admin, titles)).toEqual([first, onlyTheHead])
})

test('the board is kept too, which is read in a snapshot of its own', async () => {
  expect(await isKept('{ statusBoard { cursor openCount incidents(first: 9) { title } } }')).toBe(true)
})

test.each([
  ['in the same copy', desk.desk],
  ['in another copy', second],
])('a change %s is in the very next answer', async (_, where) => {
  await settle(titles)
  const id = await desk.as(admin, where).open({ title: 'Fresh' })
  expect(await here.ask(admin, titles)).toContain('Fresh')
  await desk.as(admin, where).update(id, { title: 'Renamed' })
  expect(await here.ask(admin, titles)).toContain('Renamed')
})

test('whoever writes and then reads, in whichever copy, never reads what was before, nor goes back', async () => {
  const rounds = 25
  const copies = [
    { desk: desk.desk, copy: here },
    { desk: second, copy: there },
  ]
  let isOver = false
  const writer = async (name: number) => {
    const id = await desk.open({ title: `w${name} 0 .` })
    for (let round = 1; round <= rounds; round += 1) {
      const [to, from] = [copies[round % 2], copies[(round >> 1) % 2]] as [
        (typeof copies)[0],
        (typeof copies)[0],
      ]
      await desk.as(admin, to.desk).update(id, { title: `w${name} ${round} .` })
      expect(await from.copy.ask(admin, titles)).toContain(`w${name} ${round} .`)
    }
  }
  const reader = async () => {
    const seen = new Map<string, number>()
    for (let turn = 0; !isOver; turn += 1) {
      const answer = (await copies[turn % 2]?.copy.ask(admin, titles)) ?? ''
      for (const [, name = '', round] of answer.matchAll(/"w(\d) (\d+) \."/g)) {
        expect(Number(round)).toBeGreaterThanOrEqual(seen.get(name) ?? 0)
        seen.set(name, Number(round))
      }
    }
  }
  const readers = [reader(), reader(), reader()]
  await Promise.all([1, 2, 3, 4].map(writer)).finally(() => (isOver = true))
  await Promise.all(readers)
}, 120_000)

test('many who ask the same at once share one execution', async () => {
  await settle(titles)
  await desk.open({ title: 'News' })
  const answers = await Promise.all(Array.from({ length: 40 }, () => here.cost(admin, titles)))
  const [first] = answers[0] ?? []
  for (const [answer] of answers) expect(answer).toBe(first)
  expect(first).toContain('News')
  // Heard by all of them together, since the last began.
  const read = answers.at(-1)?.[1].filter((statement) => statement.includes('FROM `incident`'))
  expect(read).toHaveLength(1)
})

test('each is answered with what they may see, and with what their role is by then', async () => {
  const bo = await desk.hire('Bo')
  await desk.open({ title: 'Secret', restricted: true })
  for (let turn = 0; turn < 3; turn += 1) {
    expect(await here.ask(admin, titles)).toContain('Secret')
    expect(await here.ask(bo, titles)).not.toContain('Secret')
  }
  const role = '{ viewer { role user { name } } }'
  expect(await settle(role, bo)).toContain('RESPONDER')
  await desk.do(setUserRole, { userId: bo.id, role: 'ADMIN' })
  expect(await here.ask({ ...bo, role: 'ADMIN', sight: 'ALL' }, role)).toContain('ADMIN')
  expect(await here.ask({ ...bo, role: 'ADMIN', sight: 'ALL' }, titles)).toContain('Secret')
})

test('who is on call turns with the hand-off, though nothing happens', async () => {
  const [cy, di] = [await desk.hire('Cy'), await desk.hire('Di')]
  await desk.do(createOnCallSchedule, {
    name: 'Days',
    timeZone: 'UTC',
    rotations: [
      {
        name: 'Main',
        participantIds: [cy.id, di.id],
        unit: 'HOURS',
        every: 8,
        startsAt: desk.clock.now(),
      },
    ],
  })
  const asked = '{ onCallSchedules { onCall { name } } }'
  expect(await settle(asked)).toContain('Cy')
  expect(await isKept(asked)).toBe(true)
  desk.clock.advance(8 * 3_600_000 - 1)
  expect((await here.cost(admin, asked))[1]).toEqual(onlyTheHead)
  desk.clock.advance(1)
  expect(await here.ask(admin, asked)).toContain('Di')
})

test('clocks turn to breached at their instant; how far they are moves, and is never kept while they run', async () => {
  const calendarId = (await desk.do(createBusinessCalendar, { name: 'Always', timeZone: 'UTC', hours: [] }))
    .businessCalendar
  const targets = [{ metric: 'RESOLUTION' as const, priority: 'P2' as const, target: 4 * 3_600_000 }]
  await desk.do(createSlaPolicy, {
    name: 'Gold',
    agreement: 'SLA',
    calendarId,
    targets,
    conditions: { labels: ['gold'] },
  })
  const id = await desk.open({ title: 'Promised', labels: ['gold'] })
  const face = `{ incident(id: "${id}") { slaClocks { state breached dueAt } } }`
  const board = '{ statusBoard { breachedCount atRiskCount } }'
  const moving = `{ incident(id: "${id}") { slaClocks { remaining elapsed } } }`
  expect(await settle(face)).toContain('"breached":false')
  expect(await isKept(face)).toBe(true)
  const calm = await settle(board)
  expect(await isKept(board)).toBe(true)
  expect(await isKept(moving)).toBe(false)
  desk.clock.advance(3 * 3_600_000 - 1)
  expect(await here.ask(admin, board)).toBe(calm)
  desk.clock.advance(1)
  expect(await here.ask(admin, board)).toContain('"breachedCount":0,"atRiskCount":1}')
  expect(await here.ask(admin, face)).toContain('"breached":false')
  desk.clock.advance(3_600_000)
  expect(await here.ask(admin, face)).toContain('"breached":true')
  expect(await here.ask(admin, board)).toContain('"breachedCount":1,"atRiskCount":0}')
  await desk.resolve(id)
  expect(await isKept(`{ incident(id: "${id}") { slaClocks { elapsed elapsedAroundTheClock } } }`)).toBe(true)
})

test('what can be done with a closed incident turns when it can no longer be reopened', async () => {
  const id = await desk.open()
  await desk.resolve(id)
  await desk.closeIncident(id)
  const asked = `{ incident(id: "${id}") { allowedTransitions } }`
  expect(await settle(asked)).toContain('IN_PROGRESS')
  expect(await isKept(asked)).toBe(true)
  desk.clock.advance('400d')
  expect(await here.ask(admin, asked)).not.toContain('IN_PROGRESS')
})

test.each([
  ['keys, whose last use is noted without an entry', '{ apiKeys { name lastUsedAt } }'],
  ['the audit, which also tells what was refused', '{ auditLog(first: 3) { edges { node { action } } } }'],
  [
    'messages, which are claimed and sent',
    '{ incident(number: 1) { notifications(first: 2) { edges { node { id } } } } }',
  ],
  ['what is similar, by what is common of late', '{ incident(number: 1) { similar { score } } }'],
  ['what is overdue at that instant', '{ analyses(overdue: true) { edges { node { id } } } }'],
  [
    'a forecast of this instant',
    'query { previewSla(input: { title: "x", severity: LOW, urgency: LOW }) { dueAt } }',
  ],
  ['what failed', '{ statusBoard { incidents(first: 1000) { id } } }'],
])('never kept: %s', async (_, query) => {
  expect(await isKept(query)).toBe(false)
})
