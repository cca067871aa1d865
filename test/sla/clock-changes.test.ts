import { describe, expect, test } from '@jest/globals'
import { hour, minute, Policies, tell, terms, type Told } from './story.js'

const office = {
  timeZone: 'UTC',
  hours: (['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'] as const).map((day) => ({
    day,
    from: '09:00',
    to: '17:00',
  })),
  holidays: [],
}
const policies = new Policies({
  response: terms({ RESPONSE: hour }),
  resolution: terms({ RESOLUTION: 4 * hour }),
  quicker: terms({ RESPONSE: 30 * minute, RESOLUTION: 2 * hour }),
  slower: terms({ RESPONSE: 4 * hour, RESOLUTION: 8 * hour }),
  both: terms({ RESPONSE: hour, RESOLUTION: 4 * hour }),
  updates: terms({ UPDATE: 30 * minute }, { warnAt: [] }),
  office: terms({ RESOLUTION: 8 * hour }, { calendar: office }),
  nothing: terms({}),
  unpaused: terms({ RESOLUTION: 4 * hour }, { pausedIn: [] }),
  second: terms({ RESOLUTION: 6 * hour }),
})
const opened: Told = { kind: 'OPENED', at: '09:00' }
const under = (name: string, at = '09:00'): Told => ({ kind: 'AGREED', at, agreed: policies.agreed(name) })
const status = (at: string, to: Extract<Told, { kind: 'STATUS' }>['to']): Told => ({ kind: 'STATUS', at, to })
const later = (at: string): Told => ({ kind: 'TIME', at })
const story = (...facts: Told[]) => tell(policies, [opened, ...facts])

describe('another priority or policy', () => {
  test('keeps the start and the pauses, and takes the new target', () => {
    const { log, reads } = story(
      under('resolution'),
      status('10:00', 'ON_HOLD'),
      status('11:00', 'IN_PROGRESS'),
      under('slower', '11:30'),
    )
    expect(log).toContain('11:30 RESOLUTION RETARGETED')
    expect(reads('12:00')[0]).toMatchObject({ elapsed: 2 * hour, remaining: 6 * hour })
  })
  test('may breach on arrival: once, at that instant, without warnings from the past', () => {
    const { log, reads } = story(under('slower'), status('09:05', 'ACKNOWLEDGED'), under('quicker', '12:00'))
    expect(log.slice(-2)).toEqual(['12:00 RESOLUTION RETARGETED', '12:00 RESOLUTION BREACHED 1'])
    expect(reads('12:30')[1]).toMatchObject({ breached: true, remaining: -1.5 * hour })
  })
  test('and back never undoes a breach', () => {
    const { reads } = story(
      under('slower'),
      status('09:05', 'ACKNOWLEDGED'),
      under('quicker', '12:00'),
      under('slower', '12:30'),
    )
    expect(reads('12:30')[1]).toMatchObject({ breached: true, remaining: 4.5 * hour })
  })
  test('that is breached later is told again, for the new target', () => {
    const { log } = story(
      under('quicker'),
      status('09:05', 'ACKNOWLEDGED'),
      later('12:00'),
      under('slower', '12:00'),
      later('18:00'),
    )
    expect(log.filter((line) => line.includes('BREACHED'))).toEqual([
      '11:00 RESOLUTION BREACHED 1',
      '17:00 RESOLUTION BREACHED 1',
    ])
  })
  test('leaves what has ended as it was', () => {
    const { log } = story(under('both'), status('09:10', 'ACKNOWLEDGED'), under('quicker', '10:30'))
    expect(log.filter((line) => line.includes('RESPONSE'))).toEqual([
      '09:00 RESPONSE STARTED',
      '09:10 RESPONSE COMPLETED',
    ])
  })
  test('with nothing to promise cancels the clock; one that promises again revives it from its start', () => {
    const { log, reads } = story(under('resolution'), under('nothing', '10:00'), under('resolution', '11:00'))
    expect(log.slice(1)).toEqual(['10:00 RESOLUTION CANCELED', '11:00 RESOLUTION RETARGETED'])
    expect(reads('12:00')).toMatchObject([{ state: 'RUNNING', elapsed: 3 * hour }])
  })
  test('that comes to an open incident counts from its opening', () => {
    const { log, reads } = story(under('resolution', '14:00'))
    expect(log).toEqual(['14:00 RESOLUTION STARTED', '14:00 RESOLUTION BREACHED 1'])
    expect(reads('14:00')[0]).toMatchObject({ elapsed: 5 * hour })
  })
  test('that comes after the acknowledgement promises no response any more', () => {
    expect(story(status('09:30', 'ACKNOWLEDGED'), under('both', '10:00')).log).toEqual([
      '10:00 RESOLUTION STARTED',
    ])
  })
  test('that pauses elsewhere counts anew what was paused', () => {
    const { reads } = story(
      under('resolution'),
      status('10:00', 'ON_HOLD'),
      status('11:00', 'IN_PROGRESS'),
      under('unpaused', '11:30'),
    )
    expect(reads('12:00')[0]).toMatchObject({ elapsed: 3 * hour })
  })
})

test('agreements of several kinds run side by side', () => {
  const { log } = story(
    {
      kind: 'AGREED',
      at: '09:00',
      agreed: { ...policies.agreed('resolution'), ...policies.agreed('second', 'OLA') },
    },
    later('20:00'),
  )
  expect(log.filter((line) => line.includes('BREACHED'))).toEqual([
    '13:00 RESOLUTION BREACHED 1',
    '15:00 RESOLUTION BREACHED 1',
  ])
})

test('what stops comes before what starts, cancels, pauses and resumes, as in ServiceNow', () => {
  const everything = new Policies({
    all: terms(
      { RESPONSE: hour, RESOLUTION: 4 * hour, UPDATE: hour },
      { pausedIn: ['IN_PROGRESS'], warnAt: [] },
    ),
  })
  const { log } = tell(everything, [
    opened,
    { kind: 'AGREED', at: '09:00', agreed: everything.agreed('all') },
    status('09:30', 'IN_PROGRESS'),
  ])
  expect(log.slice(3)).toEqual(['09:30 RESPONSE COMPLETED', '09:30 RESOLUTION PAUSED', '09:30 UPDATE PAUSED'])
})
