import { createHash } from 'node:crypto'
import { Router, type Response } from 'express'
import type { DataSource } from 'typeorm'
import { personViewer, standingOf } from './access/people-standing.js'
import type { AddressOf } from './api/address.js'
import { localsOf } from './api/request-log.js'
import { selectRow } from './database/rows.js'
import type { Transact } from './database/transact.js'
import type { Viewer } from './database/work.js'
import { DeskError } from './errors/desk-error.js'
import { idBytes } from './ids/type-id.js'
import { acknowledgeIncident, IncidentEntity, isOpen, sees } from './incidents/index.js'
import { acknowledgePath, incidentNamedBy, readAcknowledgeToken, signingKey } from './notifications/index.js'
import type { Clock } from './time/clock.js'

interface PageParts {
  dataSource: DataSource
  clock: Clock
  transact: Transact
  addressOf: AddressOf
}

interface Opened {
  incident: IncidentEntity
  viewer: Viewer
}

/**
 * `/acknowledge/<token>`, where the link in a mail leads. GET shows the incident and a button and changes nothing, as
 * mail scanners open links; the button's POST acknowledges as that person. What is no link, or none any more, is
 * answered alike.
 */
export function acknowledgePage({ dataSource, clock, transact, addressOf }: PageParts): Router {
  const router = Router()
  router.get(`${acknowledgePath}:token`, async (request, response) => {
    const opened = await open(dataSource, request.params.token, clock.now())
    if (!opened) return gone(response)
    const { incident } = opened
    if (!isOpen(incident.status)) return showStatus(response, incident)
    const line =
      incident.status === 'OPEN' ? 'Nobody has answered yet.' : `It is ${words(incident.status)} by now.`
    answer(
      response,
      200,
      heading(incident),
      `<p>${line}</p><form method="post"><button>Acknowledge</button></form>`,
    )
  })
  router.post(`${acknowledgePath}:token`, async (request, response, next) => {
    const opened = await open(dataSource, request.params.token, clock.now())
    if (!opened) return gone(response)
    const { incident, viewer } = opened
    if (!isOpen(incident.status)) return showStatus(response, incident)
    const { requestId } = localsOf(response)
    const client = { requestId, ipAddress: addressOf(request), key: null }
    try {
      await transact(viewer, acknowledgeIncident, { id: incident.id }, client)
      answer(
        response,
        200,
        heading(incident),
        `<p>${escaped(viewer.actor.name)}, you have acknowledged it.</p>`,
      )
    } catch (error) {
      if (!(error instanceof DeskError)) return next(error)
      answer(response, 409, heading(incident), `<p>${escaped(error.message)}</p>`)
    }
  })
  return router
}

/** What the link stands for, as things are now; null for no link, a person who has left, an incident out of sight. */
async function open({ manager }: DataSource, token: string, now: Date): Promise<Opened | null> {
  const named = incidentNamedBy(token)
  if (named === null) return null
  const incident = await selectRow(manager, IncidentEntity, 'WHERE id = ?', [idBytes(named)])
  const key = incident && (await signingKey(manager, incident.organizationId))
  const claim = key && readAcknowledgeToken(token, key, now)
  if (!incident || !claim) return null
  const person = (await standingOf(manager, [claim.userId])).get(claim.userId)
  if (!person?.active || person.organizationId !== incident.organizationId) return null
  const viewer = personViewer(person)
  return sees(viewer, incident.facets) ? { incident, viewer } : null
}

const words = (status: string) => status.toLowerCase().replaceAll('_', ' ')

const heading = ({ drill, priority, number, title }: IncidentEntity) =>
  `${drill ? '[DRILL] ' : ''}${priority} INC-${number}: ${title}`

/** For what nobody need answer any more. */
function showStatus(response: Response, incident: IncidentEntity): void {
  answer(response, 200, heading(incident), `<p>It is ${words(incident.status)} by now.</p>`)
}

function gone(response: Response): void {
  answer(
    response,
    404,
    'This link leads nowhere',
    '<p>It is too old, or was changed on its way. Please open the desk.</p>',
  )
}

const style =
  'body{font:18px/1.5 sans-serif;max-width:34em;margin:3em auto;padding:0 1em;color-scheme:light dark}button{font:inherit;font-weight:bold;padding:.8em 2em;border:0;border-radius:.5em;background:#b91c1c;color:#fff}'
const styleHash = createHash('sha256').update(style).digest('base64')
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** `body` is HTML of ours; the title is somebody's text. */
function answer(response: Response, status: number, title: string, body: string): void {
  response.set({ 'Content-Security-Policy': policy, 'X-Robots-Tag': 'noindex' })
  response
    .status(status)
    .type('html')
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body><h1>${escaped(title)}</h1>${body}</body></html>`,
    )
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
