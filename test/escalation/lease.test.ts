import { afterAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { leaseAfter, noLease } from '../../src/escalation/lease.js'
import { testDesk } from '../harness/desk.js'
import { ladderDesk } from './ladder-desk.js'

const desk = await testDesk()
afterAll(() => desk.close())
const { changes, ladders, openOn, pass, told } = ladderDesk(desk)
const bo = await desk.hire('Bo')
const cy = await desk.hire('Cy')
const leased = async () => {
  const id = await openOn([[bo.id], [cy.id]], { acknowledgementTimeout: 30 * 60_000 })
  await desk.acknowledge(id)
  return id
}

test('an acknowledgement that nothing follows runs out: the incident is open and pages again', async () => {
  const id = await leased()
  expect((await desk.incident(id)).acknowledgementExpiresAt).toEqual(desk.clock.in('30m'))
  await pass('30m')
  expect(await desk.incident(id)).toMatchObject({
    status: 'OPEN',
    escalated: true,
    acknowledgementExpiresAt: null,
  })
  expect((await ladders(id)).map(({ reason }) => reason)).toEqual([
    'INCIDENT_OPENED',
    'ACKNOWLEDGEMENT_EXPIRED',
  ])
  expect((await changes(id)).slice(-3)).toEqual(['EXPIRED 1', 'STARTED 1', 'STEPPED 1'])
  expect(await told(id)).toHaveLength(2)
})

test('whatever a person does renews it, what a program does renews nothing', async () => {
  const id = await leased()
  await pass('20m')
  await desk.note(id)
  await pass('20m')
  expect((await desk.incident(id)).status).toBe('ACKNOWLEDGED')
  await desk.as(desk.program()).note(id)
  await pass('10m')
  expect((await desk.incident(id)).status).toBe('OPEN')
})

test('it stands still on hold, and goes on after it', async () => {
  const id = await leased()
  await desk.hold(id, { until: desk.clock.in('5h') })
  await pass('4h')
  expect(await desk.incident(id)).toMatchObject({ status: 'ON_HOLD', acknowledgementExpiresAt: null })
  await pass('1h')
  expect((await desk.incident(id)).acknowledgementExpiresAt).toEqual(desk.clock.in('30m'))
  await pass('30m')
  expect((await desk.incident(id)).status).toBe('OPEN')
})

test('without a timeout it holds for good', async () => {
  const id = await openOn([[bo.id]])
  await desk.acknowledge(id)
  expect((await desk.incident(id)).acknowledgementExpiresAt).toBeNull()
  await pass('30d')
  expect((await desk.incident(id)).status).toBe('ACKNOWLEDGED')
})

test('what is mitigated or resolved does not run out', async () => {
  for (const act of ['mitigate', 'resolve'] as const) {
    const id = await leased()
    await desk[act](id)
    await pass('31m')
    expect((await desk.incident(id)).acknowledgementExpiresAt).toBeNull()
    expect((await ladders(id)).length).toBe(1)
  }
})

test('no program and no hold ever makes a lease longer than it was', () => {
  const leases = fc.oneof(
    fc.record({ expiresAt: fc.integer({ min: 1_000, max: 2_000 }), left: fc.constant(null) }),
    fc.record({ expiresAt: fc.constant(null), left: fc.integer({ min: 1, max: 1_000 }) }),
  )
  const statuses = fc.constantFrom('ACKNOWLEDGED' as const, 'IN_PROGRESS' as const, 'ON_HOLD' as const)
  fc.assert(
    fc.property(leases, statuses, fc.integer({ min: 0, max: 3_000 }), (lease, status, now) => {
      const after = leaseAfter(lease, { status, acknowledges: false, byPerson: false, now }, 500)
      const before = lease.left ?? Math.max(0, (lease.expiresAt ?? 0) - now)
      expect(after.left ?? (after.expiresAt ?? 0) - now).toBe(before)
      expect(after.expiresAt === null).toBe(status === 'ON_HOLD')
      const free = leaseAfter(lease, { status, acknowledges: false, byPerson: true, now }, null)
      expect(free).toEqual(noLease)
    }),
  )
})
