// Where the desk's messages arrive: a real mail server and a real web server, on this machine.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { Webhook } from 'standardwebhooks'
import { parseNetworks } from '../../src/config-values.js'
import { createMailer, type Channels } from '../../src/notifications/index.js'

/** A message as its receiver has it. */
export interface Arrived {
  channel: 'EMAIL' | 'WEBHOOK' | 'SLACK'
  /** The address, or the last part of the path. */
  to: string
  /** What stays the same when it is sent again; empty for Slack, which has none. */
  key: string
  subject: string
  text: string
  payload: Record<string, unknown>
}

/** What a receiver answers: a status, or nothing at all. */
export type Answer = { status: number; headers?: Record<string, string> } | 'HANG'

export interface Inbox {
  channels: Channels
  /** A webhook or Slack address of that name. */
  url(name: string): string
  /** With what messages to that webhook must be signed; a message that is not fails the test. */
  expectSigned(name: string, secret: string): void
  /** What has arrived since it was last asked, in order. */
  take(): Arrived[]
  /** How the next messages to that name or address are answered; after these, as they should be. */
  answer(name: string, ...answers: Answer[]): void
  /** Fails where something has arrived that nobody took. */
  close(): Promise<void>
}

export async function openInbox(publicUrl: () => string = () => 'http://desk.example'): Promise<Inbox> {
  const arrived: Arrived[] = []
  const secrets = new Map<string, string>()
  const answers = new Map<string, Answer[]>()
  const faults: string[] = []
  const answerFor = (name: string): Answer => answers.get(name)?.shift() ?? { status: 200 }

  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) => {
      const given = answerFor(address)
      if (given === 'HANG') return
      done(given.status === 200 ? undefined : Object.assign(new Error('no'), { responseCode: given.status }))
    },
    onData: (stream, _session, done) => {
      simpleParser(stream)
        .then(({ to, subject = '', text = '', messageId = '' }) => {
          const address = (Array.isArray(to) ? to[0] : to)?.text ?? ''
          arrived.push({ channel: 'EMAIL', to: address, key: messageId, subject, text, payload: {} })
          done()
        })
        .catch(done)
    },
  })
  const web = createServer((request, response) => {
    hear(request, response).catch((error: unknown) => faults.push(String(error)))
  })
  const hear = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString()
    const name = (request.url ?? '').slice(1)
    const payload = JSON.parse(body) as Record<string, unknown> & {
      data?: { challenge?: string; subject?: string }
    }
    const key = request.headers['webhook-id']
    const given = answerFor(name)
    if (typeof key === 'string') {
      checkSignature(name, request, body)
      const { challenge, subject = '' } = payload.data ?? {}
      arrived.push({ channel: 'WEBHOOK', to: name, key, subject, text: challenge ?? '', payload })
      if (given === 'HANG') return
      response.writeHead(given.status, given.headers).end(JSON.stringify({ challenge }))
    } else {
      arrived.push({
        channel: 'SLACK',
        to: name,
        key: '',
        subject: String(payload.text),
        text: body,
        payload,
      })
      if (given !== 'HANG') response.writeHead(given.status, given.headers).end('ok')
    }
  }
  const checkSignature = (name: string, { headers }: IncomingMessage, body: string) => {
    const secret = secrets.get(name)
    if (secret === undefined) return
    const at = new Date(Number(headers['webhook-timestamp']) * 1_000)
    const expected = new Webhook(secret).sign(String(headers['webhook-id']), at, body)
    if (headers['webhook-signature'] !== expected)
      faults.push(`a message to ${name} is not signed as it should be`)
  }
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const { port } = smtp.server.address() as AddressInfo
  const mailer = createMailer(`smtp://127.0.0.1:${port}`, 'Tocsin <desk@example.org>')
  return {
    channels: { mailer, allowed: parseNetworks('127.0.0.0/8') ?? [], publicUrl },
    url: (name) => `http://127.0.0.1:${(web.address() as AddressInfo).port}/${name}`,
    expectSigned: (name, secret) => secrets.set(name, secret),
    take: () => arrived.splice(0),
    answer: (name, ...more) => answers.set(name, more),
    close: async () => {
      mailer.close()
      web.closeAllConnections()
      await new Promise<void>((resolve) => web.close(() => resolve()))
      await new Promise<void>((resolve) => smtp.close(resolve))
      const left = arrived.map(({ to, channel, subject }) => `${to} by ${channel}: ${subject}`)
      if (left.length + faults.length > 0)
        throw new Error(`Messages arrived that no test expects:\n${[...left, ...faults].join('\n')}`)
    },
  }
}
