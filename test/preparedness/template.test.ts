import { expect, test } from '@jest/globals'
import { filled, unknownPlaceholders } from '../../src/preparedness/template.js'

const values = { title: 'Till is down', priority: 'P1', services: 'Checkout, Cards' }

test('title, priority and services are replaced, wherever and however often they stand', () => {
  expect(filled('{priority} {title}: {services}. {title}!', values, 100)).toBe(
    'P1 Till is down: Checkout, Cards. Till is down!',
  )
})

test('what takes the place of one is not looked at again', () => {
  const odd = { ...values, title: '{services} $& $1 {title}' }
  expect(filled('{title}', odd, 100)).toBe('{services} $& $1 {title}')
})

test.each([
  ['{number} is open', ['{number}']],
  ['{Title} {toString} {}', ['{Title}', '{toString}', '{}']],
  ['a { b {title} c } {{priority}}', []],
  ['nothing', []],
])('of %j these are unknown: %j', (template, unknown) => {
  expect(unknownPlaceholders(template)).toEqual(unknown)
})

test('what grows too long is cut between characters', () => {
  expect(filled('{title}', { ...values, title: '🔥'.repeat(20) }, 5)).toBe('🔥🔥🔥🔥…')
})
