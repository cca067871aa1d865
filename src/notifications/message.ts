import { slackText } from './channels/slack.js'

/** What a person needs at 3 a.m. of one incident. */
export interface MessageItem {
  number: number
  title: string
  priority: string
  status: string
  services: readonly string[]
  drill: boolean
  /** What is asked of the reader, one sentence. */
  ask: string
  /** Until when, where somebody waits for it. */
  by: Date | null
  /** Where the incident is seen. */
  link: string
  /** Where it is acknowledged by one button; null where that is not asked for, or the channel is not a person's own. */
  acknowledgeLink: string | null
}

/** A message in the forms of all channels. */
export interface Message {
  subject: string
  text: string
  html: string
  slack: object
}

const longestSubject = 150

/** One message of one or several incidents; `timeZone` is the reader's. There is at least one. */
export function messageOf(items: readonly MessageItem[], timeZone: string): Message {
  const subject = shortened(subjectOf(items))
  return {
    subject,
    text: items.map((item) => textOf(item, timeZone)).join('\n\n----\n\n'),
    html: page(subject, items.map((item) => sectionOf(item, timeZone)).join('<hr>')),
    slack: {
      text: slackText(subject),
      blocks: items.flatMap((item) => blocksOf(item, timeZone)).slice(0, 50),
    },
  }
}

/** A message that is about no incident; `facts` are its sentences. */
export function plainMessageOf(subject: string, facts: readonly string[]): Message {
  const title = shortened(clean(subject))
  const paragraphs = facts.map(clean)
  return {
    subject: title,
    text: paragraphs.join('\n\n'),
    html: page(title, paragraphs.map((fact) => `<p>${escaped(fact)}</p>`).join('')),
    slack: { text: slackText([title, ...paragraphs].join('\n')) },
  }
}

function subjectOf(items: readonly MessageItem[]): string {
  const [first] = items
  if (!first) throw new Error('a message about nothing')
  const drill = items.some((item) => item.drill) ? '[DRILL] ' : ''
  const others = items.length > 1 ? ` and ${items.length - 1} more` : ''
  return `${drill}${first.priority} INC-${first.number}${others}: ${clean(first.title)}`
}

function textOf(item: MessageItem, timeZone: string): string {
  const lines = [
    `${item.drill ? '[DRILL] ' : ''}${item.priority} INC-${item.number}: ${clean(item.title)}`,
    ...factsOf(item, timeZone),
    '',
    ...(item.acknowledgeLink ? [`Acknowledge: ${item.acknowledgeLink}`] : []),
    `Incident: ${item.link}`,
  ]
  return lines.join('\n')
}

const factsOf = ({ status, services, ask, by }: MessageItem, timeZone: string) => [
  `${status}${services.length > 0 ? `, affects ${services.map(clean).join(', ')}` : ''}`,
  `${clean(ask)}${by ? ` Until ${timeIn(by, timeZone)}.` : ''}`,
]

/** `14:05 (Europe/Berlin, 2026-11-23)` */
function timeIn(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(at)
    .split(' ')
  return `${parts[1] ?? ''} (${timeZone}, ${parts[0] ?? ''})`
}

/** What people write stays on its line and turns nothing around: no control characters, no overrides of direction. */
function clean(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim()
}

function shortened(subject: string): string {
  const characters = [...subject]
  return characters.length <= longestSubject
    ? subject
    : `${characters.slice(0, longestSubject - 1).join('')}…`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)

function sectionOf(item: MessageItem, timeZone: string): string {
  const heading = `${item.drill ? '[DRILL] ' : ''}${item.priority} INC-${item.number}`
  const button = item.acknowledgeLink
    ? `<p><a href="${escaped(item.acknowledgeLink)}" style="display:inline-block;padding:14px 28px;border-radius:8px;background:#b91c1c;color:#ffffff;font-size:18px;font-weight:bold;text-decoration:none">Acknowledge</a></p>`
    : ''
  return `<h1 style="font-size:20px">${heading}: ${escaped(clean(item.title))}</h1>${factsOf(item, timeZone)
    .map((fact) => `<p>${escaped(fact)}</p>`)
    .join('')}${button}<p><a href="${escaped(item.link)}">Open the incident</a></p>`
}

/** Readable on a phone and in the dark: the mail program's own colours but for the button. */
const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(title)}</title></head><body style="font-family:sans-serif;font-size:16px;line-height:1.4;max-width:600px">${body}</body></html>`

function blocksOf(item: MessageItem, timeZone: string): object[] {
  const heading = `${item.drill ? '[DRILL] ' : ''}${item.priority} INC-${item.number}: ${clean(item.title)}`
  const facts = factsOf(item, timeZone).map(slackText).join('\n')
  return [
    {
      type: 'section',
      text: { type: 'mrkdwn', text: `*<${item.link}|${slackText(heading)}>*\n${facts}`.slice(0, 3_000) },
    },
  ]
}
