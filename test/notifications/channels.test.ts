import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'
import { parseNetworks } from '../../src/config-values.js'
import { createMailer, type Mailer } from '../../src/notifications/channels/email.js'
import { sendSlack, slackText } from '../../src/notifications/channels/slack.js'
import { newSigningSecret, sendWebhook } from '../../src/notifications/channels/webhook.js'
import { retryAfter } from '../../src/notifications/outcome.js'

const allowed = parseNetworks('127.0.0.0/8') ?? []
const now = new Date()
interface Heard {
  headers: Record<string, string>
  body: string
}
const heard: Heard[] = []
let answers: { status: number; headers?: Record<string, string> }[] = []
let server: Server
let url: string
const mails: string[] = []
let refusal: { code: number } | null = null
let smtp: SMTPServer
let mailer: Mailer
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      heard.push({ headers: request.headers as Record<string, string>, body })
      const { status, headers } = answers.shift() ?? { status: 200 }
      response.writeHead(status, headers).end('ok')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(refusal ? Object.assign(new Error('no'), { responseCode: refusal.code }) : undefined),
    onData: (stream, _session, done) => {
      let text = ''
      stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
      stream.on('end', () => {
        mails.push(text)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  mailer = createMailer(`smtp://127.0.0.1:${port}`, 'Tocsin <desk@example.org>')
})
afterAll(async () => {
  mailer.close()
  await new Promise<void>((resolve) => smtp.close(resolve))
  server.close()
})

const hook = (secret: string, at = now) =>
  sendWebhook(
    { address: url, secret, key: 'notification_1', payload: { type: 'incident.page' } },
    { allowed, now: at },
  )

test('a webhook is signed so that the specification’s own receiver takes it, and nothing that was changed', async () => {
  const secret = newSigningSecret()
  expect(await hook(secret)).toEqual({ kind: 'SENT' })
  const { headers, body } = heard.at(-1) as Heard
  const receiver = new Webhook(secret)
  expect(receiver.verify(body, headers)).toEqual({ type: 'incident.page' })
  expect(headers['webhook-id']).toBe('notification_1')
  expect(() => receiver.verify(`${body} `, headers)).toThrow()
  expect(() => new Webhook(newSigningSecret()).verify(body, headers)).toThrow()
})

test('a receiver that looks at the time refuses what is six minutes old', async () => {
  const secret = newSigningSecret()
  await hook(secret, new Date(now.getTime() - 6 * 60_000))
  const { headers, body } = heard.at(-1) as Heard
  expect(() => new Webhook(secret).verify(body, headers)).toThrow('too old')
})

test('what a receiver answers decides whether it is tried again', async () => {
  const secret = newSigningSecret()
  answers = [
    { status: 204 },
    { status: 410 },
    { status: 500 },
    { status: 302, headers: { location: '/else' } },
    { status: 429, headers: { 'retry-after': '120' } },
  ]
  const kinds = []
  for (let index = 0; index < 5; index += 1) kinds.push(await hook(secret))
  expect(kinds.map(({ kind }) => kind)).toEqual(['SENT', 'FAILED', 'RETRY', 'RETRY', 'RETRY'])
  expect(kinds[4]).toMatchObject({ after: 120_000 })
  const closed = { address: 'http://127.0.0.1:1/', secret, key: 'x', payload: {} }
  expect(await sendWebhook(closed, { allowed, now })).toEqual({
    kind: 'RETRY',
    why: 'The receiver refused the connection.',
    after: 0,
  })
  expect(await sendWebhook(closed, { allowed: [], now })).toMatchObject({ kind: 'FAILED' })
})

test('patience is asked for in seconds or as a date', () => {
  expect(retryAfter('5', now)).toBe(5_000)
  expect(retryAfter(new Date(now.getTime() + 9_500).toUTCString(), now)).toBeGreaterThan(8_000)
  expect(retryAfter('soon', now)).toBe(0)
  expect(retryAfter(undefined, now)).toBe(0)
})

test('Slack is believed where it says that a channel is gone', async () => {
  answers = [{ status: 200 }, { status: 404 }, { status: 500 }]
  const send = () => sendSlack({ address: url, message: { text: slackText('<b> & co') } }, { allowed, now })
  expect([await send(), await send(), await send()].map(({ kind }) => kind)).toEqual([
    'SENT',
    'FAILED',
    'RETRY',
  ])
  expect(heard.at(-1)?.body).toBe('{"text":"&lt;b&gt; &amp; co"}')
})

const mail = {
  to: 'bo@example.org',
  subject: 'INC-1',
  text: 'Wake up',
  html: '<p>Wake up</p>',
  key: 'notification_7',
}

test('a mail has two parts, says that nobody wrote it, and keeps its id with every attempt', async () => {
  expect(await mailer.send(mail)).toEqual({ kind: 'SENT' })
  expect(await mailer.send(mail)).toEqual({ kind: 'SENT' })
  const [first, second] = await Promise.all(mails.slice(-2).map((text) => simpleParser(text)))
  expect(first?.messageId).toBe(second?.messageId)
  expect(first?.text?.trim()).toBe('Wake up')
  expect(first?.html).toContain('<p>Wake up</p>')
  expect(first?.headers.get('auto-submitted')).toBe('auto-generated')
})

test('no title adds a header or a receiver', async () => {
  await mailer.send({ ...mail, subject: 'INC-1\r\nBcc: eve@example.org\r\n\r\nhello' })
  const parsed = await simpleParser(mails.at(-1) ?? '')
  expect(parsed.bcc).toBeUndefined()
  expect(parsed.subject).toBe('INC-1 Bcc: eve@example.org hello')
})

test('a mail server that refuses for good is not asked again; one that puts off is', async () => {
  refusal = { code: 550 }
  expect(await mailer.send(mail)).toEqual({ kind: 'FAILED', why: 'The mail server refused it (550).' })
  refusal = { code: 451 }
  expect(await mailer.send(mail)).toMatchObject({ kind: 'RETRY' })
  refusal = null
  const nobody = createMailer('smtp://127.0.0.1:1', 'desk@example.org')
  expect(await nobody.send(mail)).toMatchObject({ kind: 'RETRY' })
  nobody.close()
})
