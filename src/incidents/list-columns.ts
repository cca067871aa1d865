import type { Context } from '../access/context.js'
import type { KeyColumn } from '../connections/keyset.js'
import { columnsOf } from '../database/rows.js'
import { IncidentEntity } from './incident.entity.js'

type Column = keyof IncidentEntity

/** What a row is known by. */
const always: readonly Column[] = ['id', 'organizationId']

/**
 * What fields of an incident look at in its row, where that is not the column of their name. Where a field is asked
 * for that is neither here nor a column, whole rows are read.
 */
const lookedAt: Readonly<Record<string, readonly Column[]>> = {
  owner: ['ownerUserId', 'ownerTeamId'],
  services: ['facets'],
  reporter: ['reporterKind', 'reporterUserId', 'reporterName'],
  type: ['typeId'],
  technicalCategory: ['technicalCategoryId'],
  serviceCategory: ['serviceCategoryId'],
  parent: ['parentId'],
  duplicateOf: ['duplicateOfId'],
  roles: [],
  watchers: [],
  tasks: [],
  children: [],
  statusUpdates: [],
  responsePlans: [],
  feedback: [],
  articles: [],
  suggestedArticles: [],
  timeline: [],
  slaClocks: [],
  slaPolicies: [],
  escalations: [],
  escalationPolicy: ['facets', 'ownerTeamId'],
}

const nothing: readonly string[] = []
const known = new WeakMap<ReadonlySet<string>, Map<string, readonly string[]>>()

/**
 * The columns that nobody looks at where these fields of each incident are asked for, in this order (of which cursors
 * are made), which a list then neither reads nor parses. The same array for the same set and order.
 */
export function columnsWithout(
  context: Context,
  fields: ReadonlySet<string>,
  order: readonly KeyColumn<IncidentEntity>[],
): readonly string[] {
  const orderedBy = order.map(({ sql }) => sql.slice(sql.indexOf('.') + 1))
  const ofFields = known.get(fields) ?? new Map<string, readonly string[]>()
  known.set(fields, ofFields)
  const found = ofFields.get(orderedBy.join())
  if (found) return found
  const all = columnsOf(context.manager, IncidentEntity)
  const needed = new Set<string>([...always, ...orderedBy])
  let isKnown = true
  for (const field of fields) {
    const columns = Object.hasOwn(lookedAt, field) ? lookedAt[field] : all.includes(field) ? [field] : null
    if (columns) columns.forEach((column) => needed.add(column))
    else isKnown = false
  }
  const without = isKnown ? all.filter((column) => !needed.has(column)) : nothing
  ofFields.set(orderedBy.join(), without)
  return without
}
