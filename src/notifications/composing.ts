import type { EntityManager } from 'typeorm'
import { selectRows } from '../database/rows.js'
import { idBytes } from '../ids/type-id.js'
import { IncidentEntity } from '../incidents/index.js'
import { UserEntity } from '../people/index.js'
import { ServiceEntity } from '../services/index.js'
import { acknowledgePath, acknowledgeToken } from './acknowledge-link.js'
import type { MessageItem } from './message.js'
import type { NotificationEntity } from './notification.entity.js'

/** How long the link in a mail acknowledges, in milliseconds. */
const linkLife = 24 * 3_600_000

export interface Letter {
  recipient: UserEntity
  items: (MessageItem & { incidentId: string })[]
}

/** What messages of one bundle say, as their incidents stand now. There is at least one; all have one recipient. */
export async function letterOf(
  manager: EntityManager,
  rows: readonly NotificationEntity[],
  { key, baseUrl, now }: { key: Buffer | null; baseUrl: string; now: Date },
): Promise<Letter | null> {
  const recipientId = rows[0]?.recipientId ?? ''
  const [recipient] = await selectRows(manager, UserEntity, 'WHERE id = ? AND active', [idBytes(recipientId)])
  if (!recipient) return null
  const incidents = await byIds(
    manager,
    IncidentEntity,
    rows.map(({ incidentId }) => incidentId),
  )
  const services = await byIds(
    manager,
    ServiceEntity,
    [...incidents.values()].flatMap(({ facets }) => facets.services),
  )
  const items = rows.flatMap(({ incidentId, channel, cause, asked }) => {
    const incident = incidents.get(incidentId ?? '')
    if (!incident) return []
    const expiresAt = new Date(now.getTime() + linkLife)
    const isPersonal = channel === 'EMAIL' && cause === 'PAGE' && key !== null
    return [
      {
        ...itemOf(incident, services),
        ask: asked.ask,
        by: asked.by === null ? null : new Date(asked.by),
        link: `${baseUrl}/?incident=${incident.id}`,
        acknowledgeLink: isPersonal
          ? `${baseUrl}${acknowledgePath}${acknowledgeToken({ incidentId: incident.id, userId: recipientId, expiresAt }, key)}`
          : null,
      },
    ]
  })
  return { recipient, items }
}

function itemOf(incident: IncidentEntity, services: ReadonlyMap<string, ServiceEntity>) {
  const { id, number, title, priority, status, drill, facets } = incident
  return {
    incidentId: id,
    number: number ?? 0,
    title,
    priority,
    status: status.toLowerCase().replaceAll('_', ' '),
    services: facets.services.flatMap((service) => services.get(service)?.name ?? []),
    drill,
  }
}

async function byIds<T extends { id: string }>(
  manager: EntityManager,
  entity: new () => T,
  ids: readonly (string | null)[],
): Promise<Map<string, T>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await selectRows(manager, entity, 'WHERE id IN (?)', [wanted.map(idBytes)])
  return new Map(rows.map((row) => [row.id, row]))
}
