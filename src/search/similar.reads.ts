import type { Context } from '../access/context.js'
import { idBytes, idText, prefixOf } from '../ids/type-id.js'
import { incidentById, searchTextOfIncident, visibleTo } from '../incidents/index.js'
import type { Facets, IncidentEntity } from '../incidents/index.js'
import { commonnessFor, comparedOf, textRead, type Reading } from './commonness.js'
import { rank, rarity, traitsOf, type Candidate, type Commonness } from './similarity.js'

/** An incident to which others are looked for. */
export interface Subject extends Candidate {
  number: number
  drill: boolean
}

export interface Similar {
  incident: IncidentEntity
  score: number
}

/** How many are looked at by what they share with it. */
const most = { text: 140, each: 40, shared: 4 }
/** What more of the incidents share finds too many. A small desk has no more to look at anyway. */
const telling = { word: 0.05, words: 0.1, other: 0.2, small: 200 }

const similarTo = (first: number) => ({
  name: `similar ${first}`,
  read: async (context: Context, incidents: readonly IncidentEntity[]): Promise<Similar[][]> => {
    const ranked = await rankSimilar(context, incidents.map(subjectOf), first)
    const ids = ranked.flatMap((list) => list.map(({ id }) => id))
    const rows = await context.load(incidentById).loadMany(ids)
    const found = new Map<string, IncidentEntity>()
    for (const row of rows) if (row && !(row instanceof Error)) found.set(row.id, row)
    return ranked.map((list) =>
      list.flatMap(({ id, score }) => {
        const incident = found.get(id)
        return incident ? [{ incident, score }] : []
      }),
    )
  },
})

/** Earlier incidents that the viewer may see and that resemble this one most, the best first. */
export const similarOf = (context: Context, incident: IncidentEntity, first: number) =>
  context.load(similarTo(first)).load(incident)

export function subjectOf(incident: IncidentEntity): Subject {
  const { id, number, openedAt, drill, duplicateOfId, facets } = incident
  const tokens = searchTextOfIncident({ ...incident, resolution: null }).slice(0, textRead)
  const traits = comparedOf(facets, tokens)
  return { id, number, openedAt: openedAt.getTime(), drill, duplicateOfId, ...traits }
}

/** The best of the earlier incidents for each subject: two statements for all of them. */
export async function rankSimilar(
  context: Reading,
  subjects: readonly Subject[],
  first: number,
): Promise<{ id: string; score: number }[][]> {
  const common = await commonnessFor(context, Math.max(0, ...subjects.map(({ number }) => number)))
  const finders = subjects.map((subject) => candidatesSql(context, subject, common))
  const asked = finders.flatMap((finder, part) => (finder ? [{ ...finder, part }] : []))
  if (asked.length === 0) return subjects.map(() => [])
  const pairs = await context.manager.query<{ part: number; id: Buffer }[]>(
    asked
      .map(({ sql, part }) => `(SELECT ${part} AS part, c.id FROM (${sql}) c LIMIT 300)`)
      .join(' UNION ALL '),
    asked.flatMap(({ parameters }) => parameters),
  )
  const rows = await candidateRows(
    context,
    pairs.map(({ id }) => id),
  )
  const groups = subjects.map((): Candidate[] => [])
  for (const { part, id } of pairs) {
    const row = rows.get(idText('incident', id))
    if (row) groups[part]?.push(row)
  }
  return subjects.map((subject, part) => rank(subject, groups[part] ?? [], common).slice(0, first))
}

/** What finds incidents that share with it the words, labels, services, categories and owners that tell most. */
function candidatesSql({ viewer }: Reading, subject: Subject, common: Commonness) {
  const visible = visibleTo(viewer)
  const earlier = `incident.organizationId = ? AND (incident.openedAt, incident.number) < (?, ?)
    AND incident.id <> ? AND incident.drill = ? AND ${visible.sql}`
  const values = [
    idBytes(viewer.organizationId),
    new Date(subject.openedAt),
    subject.number,
    idBytes(subject.id),
    subject.drill,
    ...visible.parameters,
  ]
  const parts: { sql: string; parameters: unknown[] }[] = []
  const shares = (join: string, condition: string, order: string, ...given: unknown[]) =>
    parts.push({
      sql: `(SELECT incident.id FROM incident ${join} WHERE ${condition} AND ${earlier} ORDER BY ${order} DESC LIMIT ${most.each})`,
      parameters: [...given, ...values],
    })
  const { words, labels, services, categories, owners } = tellingOf(subject, common)
  if (words.length > 0) {
    const match = 'MATCH (incident.searchText) AGAINST (? IN BOOLEAN MODE)'
    const query = words.join(' ')
    parts.push({
      sql: `(SELECT incident.id FROM incident WHERE ${match} AND ${earlier}
        ORDER BY ${match} DESC, incident.number DESC LIMIT ${most.text})`,
      parameters: [query, ...values, query],
    })
  }
  for (const label of labels)
    shares(
      'JOIN incident_label l ON l.incidentId = incident.id',
      'l.organizationId = ? AND l.label = ?',
      'l.incidentId',
      idBytes(viewer.organizationId),
      Buffer.from(label),
    )
  for (const service of services)
    shares(
      'JOIN incident_service s ON s.incidentId = incident.id',
      's.serviceId = ?',
      's.incidentId',
      idBytes(service),
    )
  for (const category of categories)
    shares('', 'incident.technicalCategoryId = ?', 'incident.id', idBytes(category))
  for (const owner of owners) {
    const column = prefixOf(owner) === 'team' ? 'ownerTeamId' : 'ownerUserId'
    shares('', `incident.${column} = ?`, 'incident.number', idBytes(owner))
  }
  if (parts.length === 0) return null
  return {
    sql: parts.map(({ sql }) => sql).join(' UNION '),
    parameters: parts.flatMap(({ parameters }) => parameters),
  }
}

/** The rarest of what it has, as far as that finds no more than can be looked at. */
function tellingOf(subject: Subject, common: Commonness) {
  const share = (trait: string) =>
    common.sampled < telling.small ? 0 : common.of(trait) / Math.max(1, common.sampled)
  const rarest = (kind: string, atMost: number) =>
    [...traitsOf(subject)]
      .filter((trait) => trait.startsWith(`${kind} `) && share(trait) <= atMost)
      .sort((a, b) => rarity(b, common) - rarity(a, common))
  let together = 0
  const words = rarest('token', telling.word)
    .slice(0, 12)
    .filter((trait) => (together += share(trait)) <= telling.words)
  const bare = (trait: string) => trait.slice(trait.indexOf(' ') + 1)
  const few = (kind: string) => rarest(kind, telling.other).slice(0, most.shared).map(bare)
  return {
    words: words.map(bare),
    labels: few('label'),
    services: few('service'),
    categories: few('category'),
    owners: few('owner'),
  }
}

async function candidateRows({ manager }: Reading, ids: Buffer[]): Promise<Map<string, Candidate>> {
  if (ids.length === 0) return new Map()
  const rows = await manager.query<
    { id: Buffer; openedAt: Date; tokens: string; facets: string; duplicateOfId: Buffer | null }[]
  >(
    `SELECT id, openedAt, LEFT(searchText, ${textRead}) AS tokens, facets, duplicateOfId
     FROM incident WHERE id IN (?)`,
    [ids],
  )
  return new Map(
    rows.map(({ id, openedAt, tokens, facets, duplicateOfId }) => {
      const row = {
        id: idText('incident', id),
        openedAt: openedAt.getTime(),
        duplicateOfId: duplicateOfId && idText('incident', duplicateOfId),
        ...comparedOf(JSON.parse(facets) as Facets, tokens),
      }
      return [row.id, row]
    }),
  )
}
