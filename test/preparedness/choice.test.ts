import { expect, test } from '@jest/globals'
import { rolesToGive, type Given, type Responder } from '../../src/preparedness/choice.js'

const single = new Set(['COMMANDER'])
const people: Record<string, Responder> = {
  ann: { userId: 'ann', name: 'Ann' },
  bo: { userId: 'bo', name: 'Bo' },
  night: { nobody: 'nobody is on call in Night' },
}
const responderOf = (id: string) => people[id] as Responder
const commander = (responderId: string) => ({ kind: 'COMMANDER' as const, responderId })
const liaison = (responderId: string) => ({ kind: 'LIAISON' as const, responderId })
const had: Given[] = [{ kind: 'COMMANDER', userId: 'ann', name: 'Ann', plan: 'First' }]

test('a plan gives its parts to who they are at that instant', () => {
  const plan = { name: 'Second', roles: [commander('ann'), liaison('bo')] }
  const { gives, left } = rolesToGive(plan, responderOf, [], single)
  expect(gives.map(({ kind, name }) => [kind, name])).toEqual([
    ['COMMANDER', 'Ann'],
    ['LIAISON', 'Bo'],
  ])
  expect(left).toEqual([])
})

test('a part of nobody is left, and leaves it to the next plan', () => {
  const first = rolesToGive({ name: 'First', roles: [commander('night')] }, responderOf, [], single)
  expect(first).toEqual({ gives: [], left: ['Commander: nobody is on call in Night.'] })
  const next = rolesToGive({ name: 'Second', roles: [commander('bo')] }, responderOf, first.gives, single)
  expect(next.gives).toMatchObject([{ name: 'Bo' }])
})

test('a part of one stays with whom the first plan gave it, others may have as many as they like', () => {
  const given: Given[] = [...had, { kind: 'LIAISON', userId: 'ann', name: 'Ann', plan: 'First' }]
  const plan = { name: 'Second', roles: [commander('bo'), liaison('bo')] }
  const { gives, left } = rolesToGive(plan, responderOf, given, single)
  expect(gives).toMatchObject([{ kind: 'LIAISON', name: 'Bo' }])
  expect(left).toEqual(['Commander: Ann is that by the plan First, so Bo is not.'])
})

test('two plans that agree have nothing to say', () => {
  const plan = { name: 'Second', roles: [commander('ann')] }
  expect(rolesToGive(plan, responderOf, had, single)).toEqual({ gives: [], left: [] })
})
