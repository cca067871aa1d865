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
const update = (at: string, promised?: string): Told => ({ kind: 'UPDATE', at, promised })
const later = (at: string): Told => ({ kind: 'TIME', at })
const story = (...facts: Told[]) => tell(policies, [opened, ...facts])

describe('the clock of the response', () => {
  test('runs from the opening to the first acknowledgement', () => {
    const { log, reads } = story(under('response'), status('09:20', 'ACKNOWLEDGED'))
    expect(log).toEqual(['09:00 RESPONSE STARTED', '09:20 RESPONSE COMPLETED'])
    expect(reads('12:00')).toMatchObject([
      { state: 'COMPLETED', elapsed: 20 * minute, remaining: 40 * minute, dueAt: null, breached: false },
    ])
  })
  test('ends when work begins without an acknowledgement', () => {
    expect(story(under('response'), status('09:10', 'RESOLVED')).log).toContain('09:10 RESPONSE COMPLETED')
  })
  test('stays as it ended when the acknowledgement runs out, and when the incident is reopened', () => {
    const { log } = story(
      under('response'),
      status('09:20', 'ACKNOWLEDGED'),
      status('09:40', 'OPEN'),
      status('10:00', 'RESOLVED'),
      status('11:00', 'IN_PROGRESS'),
    )
    expect(log.filter((line) => line.includes('RESPONSE'))).toHaveLength(2)
  })
  test('warns at a fraction and breaches once, stamped with when they fell due', () => {
    const { log } = story(under('response'), later('12:00'), later('13:00'))
    expect(log).toEqual(['09:00 RESPONSE STARTED', '09:30 RESPONSE WARNED 0.5', '10:00 RESPONSE BREACHED 1'])
  })
  test('that is acknowledged at the very instant of the breach has breached', () => {
    const { log } = story(under('response'), status('10:00', 'ACKNOWLEDGED'))
    expect(log.slice(2)).toEqual(['10:00 RESPONSE BREACHED 1', '10:00 RESPONSE COMPLETED'])
  })
  test('that is acknowledged a millisecond before has not', () => {
    expect(story(under('response'), status('09:59:59.999', 'ACKNOWLEDGED')).log).not.toContain(
      '10:00 RESPONSE BREACHED 1',
    )
  })
  test('goes on after its breach, and says by how much it is late', () => {
    expect(story(under('response')).reads('10:30')).toMatchObject([
      { state: 'RUNNING', breached: true, elapsed: 90 * minute, remaining: -30 * minute },
    ])
  })
})

describe('the clock of the resolution', () => {
  test('stands still on hold, and its warnings move with it', () => {
    const { log, reads, next } = story(
      under('resolution'),
      status('10:00', 'ON_HOLD'),
      status('15:00', 'IN_PROGRESS'),
    )
    expect(log).toEqual(['09:00 RESOLUTION STARTED', '10:00 RESOLUTION PAUSED', '15:00 RESOLUTION RESUMED'])
    expect(next()).toBe('16:00')
    expect(reads('16:00')[0]).toMatchObject({ elapsed: 2 * hour, elapsedAroundTheClock: 2 * hour })
  })
  test('that is paused has no due time', () => {
    const { reads, next } = story(under('resolution'), status('10:00', 'ON_HOLD'))
    expect(reads('20:00')).toMatchObject([{ state: 'PAUSED', dueAt: null, elapsed: hour }])
    expect(next()).toBeNull()
  })
  test('goes on where it stood when the incident is reopened; the time resolved does not count', () => {
    const { log, reads, segments } = story(
      under('resolution'),
      status('10:00', 'RESOLVED'),
      status('20:00', 'IN_PROGRESS'),
    )
    expect(log.slice(1)).toEqual(['10:00 RESOLUTION COMPLETED', '20:00 RESOLUTION RESUMED'])
    expect(reads('20:30')[0]).toMatchObject({ elapsed: 1.5 * hour, state: 'RUNNING' })
    expect(segments(0, '20:30')).toEqual(['09:00–10:00 COUNTED', '10:00–20:00 RESOLVED', '20:00– COUNTED'])
  })
  test('counts on through a closing and a reopening', () => {
    const { reads } = story(
      under('resolution'),
      status('10:00', 'RESOLVED'),
      status('12:00', 'CLOSED'),
      status('13:00', 'IN_PROGRESS'),
    )
    expect(reads('14:00')[0]).toMatchObject({ elapsed: 2 * hour })
  })
  test('ended before its breach by a resolution that is back-dated is corrected once', () => {
    const { log, reads } = story(under('resolution'), later('14:00'), status('12:30', 'RESOLVED'))
    expect(log.slice(-3)).toEqual([
      '13:00 RESOLUTION BREACHED 1',
      '12:30 RESOLUTION COMPLETED',
      '12:30 RESOLUTION CORRECTED',
    ])
    expect(reads('15:00')[0]).toMatchObject({ breached: false, breachedAt: null, elapsed: 3.5 * hour })
  })
  test('ended after its breach stays breached', () => {
    const { reads } = story(under('resolution'), status('14:00', 'RESOLVED'))
    expect(reads('15:00')[0]).toMatchObject({ breached: true, state: 'COMPLETED' })
  })
  test('a back-dated resolution undoes the hold that came after it', () => {
    const { reads } = story(
      under('resolution'),
      status('10:00', 'ON_HOLD'),
      status('11:00', 'IN_PROGRESS'),
      status('09:30', 'RESOLVED'),
    )
    expect(reads('12:00')[0]).toMatchObject({ elapsed: 30 * minute })
  })
  test('counts only while the calendar is open, and says why', () => {
    const { reads, segments } = tell(policies, [
      { kind: 'OPENED', at: '14:00' },
      { kind: 'AGREED', at: '14:00', agreed: policies.agreed('office') },
    ])
    expect(reads('1d 09:00')[0]).toMatchObject({ elapsed: 3 * hour, elapsedAroundTheClock: 19 * hour })
    expect(segments(0, '1d 10:00')).toEqual([
      '14:00–17:00 COUNTED',
      '17:00–1d 09:00 OUTSIDE_HOURS',
      '1d 09:00– COUNTED',
    ])
  })
  test('is canceled with the incident', () => {
    const { log, next } = story(under('both'), status('09:10', 'CANCELED'))
    expect(log.slice(2)).toEqual(['09:10 RESPONSE CANCELED', '09:10 RESOLUTION CANCELED'])
    expect(next()).toBeNull()
  })
})

describe('the clock of updates', () => {
  test('each update ends one and begins the next', () => {
    const { log } = story(under('updates'), update('09:20'), update('09:45'))
    expect(log).toEqual([
      '09:00 UPDATE STARTED',
      '09:20 UPDATE COMPLETED',
      '09:20 UPDATE STARTED',
      '09:45 UPDATE COMPLETED',
      '09:45 UPDATE STARTED',
    ])
  })
  test('a promise that comes before the target counts instead, and does not wait on hold', () => {
    const { log, reads } = story(
      under('updates'),
      update('09:10', '09:25'),
      status('09:15', 'ON_HOLD'),
      later('09:40'),
    )
    expect(log.at(-1)).toBe('09:25 UPDATE BREACHED 1')
    expect(reads('09:20')[1]).toMatchObject({ state: 'RUNNING', remaining: 5 * minute })
  })
  test('a promise that comes after the target does not count', () => {
    expect(story(under('updates'), update('09:10', '11:00'), later('10:00')).log.at(-1)).toBe(
      '09:40 UPDATE BREACHED 1',
    )
  })
  test('none runs while it is mitigated, one begins when it gets worse', () => {
    const { log } = story(
      under('updates'),
      status('09:10', 'MITIGATED'),
      update('09:20'),
      status('10:00', 'IN_PROGRESS'),
    )
    expect(log).toEqual(['09:00 UPDATE STARTED', '09:10 UPDATE COMPLETED', '10:00 UPDATE STARTED'])
  })
  test('one begins when the incident is reopened', () => {
    expect(
      story(under('updates'), status('09:10', 'RESOLVED'), status('12:00', 'IN_PROGRESS')).log.at(-1),
    ).toBe('12:00 UPDATE STARTED')
  })
})
