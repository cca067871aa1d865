import { afterAll, describe, expect, test } from '@jest/globals'
import { selectRows } from '../../src/database/rows.js'
import { EscalationEntity, EscalationPolicyEntity } from '../../src/escalation/index.js'
import { findingsOf, previewOf } from '../../src/escalation/preview.reads.js'
import { idBytes } from '../../src/ids/type-id.js'
import { readStatusBoard } from '../../src/incidents/status-board.reads.js'
import { onCallAt, OnCallScheduleEntity, shiftsOf } from '../../src/on-call/index.js'
import { OrganizationEntity } from '../../src/organizations/index.js'
import { makeSample } from '../../src/sample/index.js'
import { ServiceEntity } from '../../src/services/index.js'
import { recomputeClocks, SlaClockEntity, SlaPolicyEntity } from '../../src/sla/index.js'
import { testDesk } from '../harness/desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const { organizationId } = desk.admin
await makeSample({ ...desk.desk, organizationId, admin: desk.admin })
const now = desk.clock.now()
const incidents = await desk.incidents()
const schedules = await selectRows(desk.manager, OnCallScheduleEntity, 'ORDER BY name')
const policies = await selectRows(desk.manager, EscalationPolicyEntity, 'ORDER BY name')
const ladders = () => selectRows(desk.manager, EscalationEntity, '')
const figuresNow = async () =>
  (await readStatusBoard(desk.manager, desk.admin, null, desk.clock.now())).figures

describe('somebody is always there', () => {
  const ids = schedules.map(({ id }) => id)

  test('in both schedules somebody is on call now', async () => {
    expect(schedules.map(({ name }) => name)).toEqual(['Follow the sun', 'Payments'])
    const onCall = await onCallAt(desk.manager, organizationId, ids, now)
    expect(ids.filter((id) => onCall.get(id))).toEqual(ids)
  })

  test('neither has a gap, from five weeks ago to a year ahead', async () => {
    const covered = await shiftsOf(
      desk.manager,
      organizationId,
      ids,
      desk.clock.in('-34d'),
      desk.clock.in('365d'),
    )
    expect(ids.map((id) => covered.get(id)?.gaps)).toEqual([[], []])
    const peopleOf = (id: string) => new Set(covered.get(id)?.shifts.map(({ userId }) => userId)).size
    expect(ids.map(peopleOf)).toEqual([4, 3])
  })
})

describe('who is paged for what', () => {
  test('services that earn money and those below them have a policy of their own, the rest the default', async () => {
    expect(policies.map(({ name }) => name)).toEqual([
      'Everything else',
      'Infrastructure',
      'Shops and payments',
    ])
    const services = await selectRows(desk.manager, ServiceEntity, 'WHERE escalationPolicyId IS NOT NULL')
    const countOf = ({ id }: { id: string }) => services.filter((row) => row.escalationPolicyId === id).length
    expect(policies.map(countOf)).toEqual([0, 2, 3])
    const [own] = await selectRows(desk.manager, OrganizationEntity, 'WHERE id = ?', [
      idBytes(organizationId),
    ])
    expect(own?.defaultEscalationPolicyId).toBe(policies[0]?.id)
  })

  test.each(policies)('$name reaches somebody at every step, whenever', async ({ id }) => {
    const findings = await findingsOf(desk.context(), id, now, desk.clock.in('28d'))
    // The addresses of people who do not exist are nobody's to verify.
    const others = findings.filter(({ problem }) => problem !== 'NO_VERIFIED_CONTACT')
    expect(new Set(others.map(({ problem, position }) => `${problem} ${position}`)).size).toBeLessThan(2)
    expect(others.filter(({ problem }) => problem === 'NOBODY_REACHED')).toEqual([])
  })

  test('an outage of the checkout climbs from one person to the team to the manager, twice', async () => {
    const climbed = await previewOf(desk.context(), policies[2]?.id ?? '', now)
    expect(climbed.map(({ round, position, users }) => [round, position, users.length])).toEqual([
      [1, 1, 1],
      [1, 2, 3],
      [1, 3, 1],
      [2, 1, 1],
      [2, 2, 3],
      [2, 3, 1],
    ])
  })

  test('an incident that opens pages who is on call, one of low urgency nobody', async () => {
    expect(await ladders()).toEqual([])
    const quiet = await desk.open({ title: 'A typo', severity: 'LOW', urgency: 'LOW' })
    const loud = await desk.open({ title: 'All is down', severity: 'HIGH', urgency: 'HIGH' })
    expect((await ladders()).map(({ incidentId }) => incidentId)).toEqual([loud])
    await desk.resolve(loud)
    await desk.resolve(quiet)
  })
})

describe('what is promised', () => {
  test('an SLA and an OLA; every incident has clocks', async () => {
    const promises = await selectRows(desk.manager, SlaPolicyEntity, '')
    expect(promises.map(({ agreement }) => agreement).sort()).toEqual(['OLA', 'SLA'])
    const timed = new Set((await clocks()).map(({ incidentId }) => incidentId))
    expect(incidents.filter(({ id }) => !timed.has(id))).toEqual([])
  })

  test('the major incident that is under way has clocks that run and some that have breached', async () => {
    const major = incidents.find((row) => row.major && row.open)
    const own = (await clocks()).filter(({ incidentId }) => incidentId === major?.id)
    expect(own.some(({ state, breached }) => state === 'RUNNING' && !breached)).toBe(true)
    expect(own.some(({ breached }) => breached)).toBe(true)
  })

  test('clocks run, stand still, are done in time and late, and are canceled', async () => {
    const all = (await clocks()).map(({ state, breached }) => `${state}${breached ? ' late' : ''}`)
    expect([...new Set(all)].sort()).toEqual([
      'CANCELED',
      'COMPLETED',
      'COMPLETED late',
      'PAUSED',
      'RUNNING',
      'RUNNING late',
    ])
    expect(all.filter((each) => each.endsWith('late')).length).toBeLessThan(all.length / 4)
  })

  test('the board shows some clocks that are late and some that soon will be', async () => {
    const { breachedCount, atRiskCount } = await figuresNow()
    expect([breachedCount, atRiskCount]).toEqual([2, 2])
  })

  test('computing them again changes nothing', async () => {
    expect(await recomputeClocks(desk.desk, organizationId)).toMatchObject({ changed: 0 })
  })

  function clocks() {
    return selectRows(desk.manager, SlaClockEntity, 'WHERE incidentId IN (?)', [
      incidents.map(({ id }) => idBytes(id)),
    ])
  }
})

test('when a promise breaks, those are paged who look after it', async () => {
  desk.clock.advance('1h')
  await desk.desk.engine.tick()
  const major = incidents.find((row) => row.major && row.open)
  const [ladder, ...others] = (await ladders()).filter(({ state }) => state === 'ACTIVE')
  expect(ladder).toMatchObject({ incidentId: major?.id, reason: 'SLA_BREACH', policyId: policies[2]?.id })
  expect(others).toEqual([])
})
