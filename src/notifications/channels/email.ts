import { createHash } from 'node:crypto'
import { createTransport, type Transporter } from 'nodemailer'
import { pause } from '../../time/pause.js'
import { patience } from '../outbound.js'
import { reasonOf, type Outcome } from '../outcome.js'

/** All steps of one mail together, in milliseconds: less than a claim is held. */
const longest = 20_000

export interface Mail {
  to: string
  subject: string
  text: string
  html: string
  /** The same with every attempt. */
  key: string
}

/** A way to send mail over one SMTP server, kept open; `close` ends it. */
export interface Mailer {
  send(mail: Mail): Promise<Outcome>
  close(): void
}

/** `url` as `smtp://user:password@host:587` or `smtps://…`; `from` is what stands in the mail. */
export function createMailer(url: string, from: string): Mailer {
  const transporter: Transporter = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([\w.-]+)>?$/.exec(from)?.[1] ?? 'tocsin.invalid'
  return {
    send: async ({ to, subject, text, html, key }) => {
      try {
        const sending = transporter.sendMail({
          from,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          html,
          // A repeat after a crash bears the same id: mail programs show such a message once.
          messageId: `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        })
        return await inTime(sending)
      } catch (error) {
        return outcomeOfMail(error)
      }
    },
    close: () => transporter.close(),
  }
}

/** A server that answers each step just in time must not hold a message for longer than its claim lasts. */
async function inTime(sending: Promise<unknown>): Promise<Outcome> {
  const over = new AbortController()
  const sent = sending.then((): Outcome => ({ kind: 'SENT' })).finally(() => over.abort())
  const late = pause(longest, over.signal).then((): Outcome => ({
    kind: 'RETRY',
    why: 'The mail server did not take it in time.',
    after: 0,
  }))
  return Promise.race([sent, late])
}

const oneLine = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')

/** 5xx is for good (RFC 5321, 4.2.1), unless it is about the desk's own log-in; all else may pass. */
function outcomeOfMail(error: unknown): Outcome {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  const isOurs = code === 'EAUTH' || code === 'ENOAUTH'
  if (isOurs) return { kind: 'RETRY', why: 'The mail server did not take the log-in of the desk.', after: 0 }
  if (responseCode !== undefined && responseCode >= 500)
    return { kind: 'FAILED', why: `The mail server refused it (${responseCode}).` }
  if (responseCode !== undefined)
    return { kind: 'RETRY', why: `The mail server put it off (${responseCode}).`, after: 0 }
  return { kind: 'RETRY', why: reasonOf(error).replace('receiver', 'mail server'), after: 0 }
}
