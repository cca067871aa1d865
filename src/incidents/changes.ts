import { selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import { ServiceEntity } from '../services/index.js'
import type { IncidentEntity, IncidentLink } from './incident.entity.js'
import { asText, type FieldChange } from './incident.events.js'

/** A field's value as people read it in a timeline. */
function textOf(value: unknown): string | null {
  if (value instanceof Date) return asText.instant(value)
  if (typeof value === 'string' || typeof value === 'boolean') return String(value)
  if (!Array.isArray(value)) return null
  const list: unknown[] = value
  return list.every((item) => typeof item === 'string')
    ? asText.list(list)
    : asText.links(list as IncidentLink[])
}

/** What would change, field by field, in the names of the schema; nothing for what is the same. */
export async function changesOf(
  work: Work,
  incident: IncidentEntity,
  fields: Partial<IncidentEntity>,
  services: { services: string[]; names: string[] } | undefined,
): Promise<FieldChange[]> {
  const changes = Object.entries(fields).map(([field, after]) => ({
    field,
    before: textOf(incident[field as keyof IncidentEntity]),
    after: textOf(after),
  }))
  if (services && services.services.join() !== incident.facets.services.join()) {
    const before = await namesOf(work, incident.facets.services)
    changes.push({ field: 'services', before: asText.list(before), after: asText.list(services.names) })
  }
  return changes.filter(({ before, after }) => before !== after)
}

async function namesOf(work: Work, ids: string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await selectRows(work.manager, ServiceEntity, 'WHERE id IN (?)', [ids.map(idBytes)])
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return ids.map((id) => names.get(id) ?? id)
}
