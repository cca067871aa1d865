import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { newId } from '../../src/ids/type-id.js'
import { acknowledgeToken, readAcknowledgeToken } from '../../src/notifications/acknowledge-link.js'
import { messageOf, type MessageItem } from '../../src/notifications/message.js'

const item = (more: Partial<MessageItem> = {}): MessageItem => ({
  number: 42,
  title: 'Checkout fails',
  priority: 'P1',
  status: 'OPEN',
  services: ['Shop'],
  drill: false,
  ask: 'Please acknowledge.',
  by: new Date('2026-03-02T03:05:00Z'),
  link: 'https://desk.example/incidents/42',
  acknowledgeLink: 'https://desk.example/acknowledge/abc',
  ...more,
})

test('a message says what a person needs at three in the morning, in their own time', () => {
  const { subject, text } = messageOf([item()], 'Europe/Berlin')
  expect(subject).toBe('P1 INC-42: Checkout fails')
  expect(text).toBe(
    [
      'P1 INC-42: Checkout fails',
      'OPEN, affects Shop',
      'Please acknowledge. Until 04:05 (Europe/Berlin, 2026-03-02).',
      '',
      'Acknowledge: https://desk.example/acknowledge/abc',
      'Incident: https://desk.example/incidents/42',
    ].join('\n'),
  )
})

test('every message of a drill begins with [DRILL]', () => {
  const { subject, text, html, slack } = messageOf([item({ drill: true })], 'UTC')
  expect(subject).toMatch(/^\[DRILL\] /)
  expect(text).toMatch(/^\[DRILL\] /)
  expect(html).toContain('<h1 style="font-size:20px">[DRILL] ')
  expect(JSON.stringify(slack)).toMatch(/^\{"text":"\[DRILL\] /)
})

test('several incidents are one message that names them all', () => {
  const { subject, text, html } = messageOf([item(), item({ number: 43, title: 'Search fails' })], 'UTC')
  expect(subject).toBe('P1 INC-42 and 1 more: Checkout fails')
  for (const part of [text, html]) expect(part).toMatch(/INC-42[^]*INC-43: Search fails/)
})

test('whatever a title holds stays a title', () => {
  const hostile =
    '<script>alert(1)</script>\r\nBcc: eve@example.org \u202egnp.exe " onload="x ' +
    'a' +
    '\u0301'.repeat(1_000)
  const { subject, html, text, slack } = messageOf([item({ title: hostile })], 'UTC')
  expect(subject).not.toMatch(/[\r\n\u202e]/)
  expect([...subject].length).toBeLessThanOrEqual(150)
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('" onload="')
  expect(text.split('\n')).toHaveLength(6)
  expect(JSON.stringify(slack)).toContain('&lt;script&gt;')
})

test('a subject has 150 characters at most, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
      const { subject } = messageOf([item({ title })], 'UTC')
      expect([...subject].length).toBeLessThanOrEqual(150)
      expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
    }),
    { numRuns: 1_000 },
  )
})

const key = Buffer.alloc(32, 7)
const now = new Date('2026-03-02T03:00:00Z')
const claim = {
  incidentId: newId('incident'),
  userId: newId('user'),
  expiresAt: new Date('2026-03-02T04:00:00Z'),
}

test('a link names one incident and one person until it ends', () => {
  const token = acknowledgeToken(claim, key)
  expect(readAcknowledgeToken(token, key, now)).toEqual(claim)
  expect(readAcknowledgeToken(token, key, claim.expiresAt)).toBeNull()
  expect(readAcknowledgeToken(token, Buffer.alloc(32, 8), now)).toBeNull()
})

test('a token that is changed anywhere is worth nothing, and has no second spelling', () => {
  const token = acknowledgeToken(claim, key)
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(...'abcXYZ019-_'), (position, character) => {
      const changed = token.slice(0, position) + character + token.slice(position + 1)
      expect(readAcknowledgeToken(changed, key, now)).toEqual(changed === token ? claim : null)
    }),
    { numRuns: 1_000 },
  )
  for (const wrong of ['', `${token}=`, `${token}A`, token.slice(1), ' '.repeat(75)])
    expect(readAcknowledgeToken(wrong, key, now)).toBeNull()
})
