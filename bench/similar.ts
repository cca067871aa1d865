import { personViewer } from '../src/access/people-standing.js'
import type { Viewer } from '../src/database/work.js'
import { selectRows } from '../src/database/rows.js'
import { idBytes, idText } from '../src/ids/type-id.js'
import { IncidentEntity } from '../src/incidents/index.js'
import { rankSimilar, subjectOf, type Subject } from '../src/search/index.js'
import { systemClock } from '../src/time/clock.js'
import type { Run } from './benchmark.js'

// Whether `similar` finds what the log itself says is alike. What it is judged by is hidden from who searches, in the
// labels, the categories and the text.

const heldOut = 500
const best = 5

interface Judgement {
  what: string
  /** What incidents must share to be alike; null where the log does not say. */
  key: (incident: IncidentEntity) => string | null
  hide: (incident: IncidentEntity) => IncidentEntity
}

const labelOf = (name: string, { labels }: IncidentEntity) =>
  labels.find((label) => label.startsWith(`${name}:`)) ?? null

/** Without labels of that name. */
function withoutLabel(name: string, incident: IncidentEntity): IncidentEntity {
  const labels = incident.labels.filter((label) => !label.startsWith(`${name}:`))
  return { ...incident, labels, facets: { ...incident.facets, labels } }
}

function withoutCategories(incident: IncidentEntity): IncidentEntity {
  const { facets, ...rest } = withoutLabel('subcategory', incident)
  // "Subcategory 170 in category 55 at location 143, symptom 72" keeps what comes after.
  const title = rest.title.replace(/(sub)?category \S+( in category \S+)?/i, '')
  return { ...rest, title, facets: { ...facets, categories: [] } }
}

const judgements: Judgement[] = [
  {
    what: 'category and subcategory',
    key: (incident) => {
      const subcategory = labelOf('subcategory', incident)
      return subcategory && incident.technicalCategoryId && `${incident.technicalCategoryId} ${subcategory}`
    },
    hide: withoutCategories,
  },
  ...['problem', 'caused-by'].map((name) => ({
    what: name,
    key: (incident: IncidentEntity) => labelOf(name, incident),
    hide: (incident: IncidentEntity) => withoutLabel(name, incident),
  })),
]

/**
 * Precision at five of `similar` beside plain full text over title and description, and over our tokens alone; and how
 * long each takes.
 */
export async function similar({ world, note }: Run): Promise<[]> {
  const { manager } = world.dataSource
  const organizationId = idText('organization', Buffer.from(world.organizationId, 'hex'))
  const viewer: Viewer = personViewer({
    id: organizationId,
    organizationId,
    name: 'Bench',
    role: 'ADMIN',
    active: true,
    teams: [],
  })
  const incidents = await selectRows(
    manager,
    IncidentEntity,
    'WHERE organizationId = ? AND NOT drill ORDER BY openedAt, number',
    [idBytes(organizationId)],
  )
  const reading = { manager, viewer, clock: systemClock }
  const texts = async (
    table: string,
    columns: string,
    text: string,
    { openedAt, number }: IncidentEntity,
  ) => {
    const match = `MATCH (${columns}) AGAINST (?)`
    const rows = await manager.query<{ id: Buffer }[]>(
      `SELECT id FROM ${table} WHERE ${match} AND organizationId = ? AND (openedAt, number) < (?, ?)
       ORDER BY ${match} DESC, number DESC LIMIT ${best}`,
      [text, idBytes(organizationId), openedAt, number, text],
    )
    return rows.map(({ id }) => idText('incident', id))
  }
  const plain = (incident: IncidentEntity) =>
    texts('bench_plain', 'title, description', `${incident.title} ${incident.description ?? ''}`, incident)
  const tokens = (incident: IncidentEntity) =>
    texts('incident', 'searchText', subjectOf(incident).tokens, incident)
  const resembling = async (subject: Subject) => {
    const [ranked = []] = await rankSimilar(reading, [subject], best)
    return ranked.map(({ id }) => id)
  }
  const ours = (incident: IncidentEntity) => resembling(subjectOf(incident))
  // The log's owners are those at the end, which nobody knows at the beginning.
  const unowned = (incident: IncidentEntity) => resembling({ ...subjectOf(incident), owners: [] })
  await manager.query('DROP TABLE IF EXISTS bench_plain')
  await manager.query(
    'CREATE TABLE bench_plain AS SELECT id, organizationId, number, openedAt, title, description FROM incident',
  )
  await manager.query(
    'ALTER TABLE bench_plain ADD PRIMARY KEY (id), ADD FULLTEXT INDEX plain (title, description)',
  )
  try {
    const others = { 'without its owner': unowned, 'plain full text': plain, 'its tokens': tokens }
    const lines: string[] = []
    for (const judgement of judgements) {
      const { of, ...held } = heldOutOf(incidents, judgement)
      lines.push(`same ${judgement.what}: ${held.chosen.length} of ${of} incidents that have an earlier one`)
      if (of === 0) continue
      const similar = await judged(ours, held, judgement)
      lines.push(`  similar: ${shown(similar)}`)
      for (const [name, find] of Object.entries(others)) {
        const other = await judged(find, held, judgement)
        const differing = (sign: number) =>
          similar.alike.filter((alike, at) => Math.sign(alike - (other.alike[at] ?? 0)) === sign).length
        lines.push(
          `  ${name}: ${shown(other)}; similar finds more for ${differing(1)}, fewer for ${differing(-1)}`,
        )
      }
    }
    note(lines.join('\n'))
    return []
  } finally {
    await manager.query('DROP TABLE bench_plain')
  }
}

/** Incidents to which there are earlier ones that are alike, evenly over the whole time; and how many, at most five. */
function heldOutOf(incidents: IncidentEntity[], { key }: Judgement) {
  const counts = new Map<string, number>()
  const keys = new Map<string, string>()
  const able: IncidentEntity[] = []
  const possible = new Map<string, number>()
  for (const incident of incidents) {
    const own = key(incident)
    if (own === null) continue
    keys.set(incident.id, own)
    const earlier = counts.get(own) ?? 0
    if (earlier > 0) able.push(incident)
    possible.set(incident.id, Math.min(best, earlier))
    counts.set(own, earlier + 1)
  }
  const step = Math.max(1, able.length / heldOut)
  const chosen = Array.from(
    { length: Math.min(heldOut, able.length) },
    (_, index) => able[Math.floor(index * step)],
  )
  return { chosen: chosen.filter((incident) => incident !== undefined), of: able.length, keys, possible }
}

const shown = ({ precision, median, slow, slowest }: Awaited<ReturnType<typeof judged>>) =>
  `precision at ${best} ${precision.toFixed(3)}, ${median.toFixed(1)} ms (95th of 100: ${slow.toFixed(1)}, slowest: ${slowest.toFixed(1)})`

async function judged(
  find: (incident: IncidentEntity) => Promise<string[]>,
  { chosen, keys, possible }: Omit<ReturnType<typeof heldOutOf>, 'of'>,
  { hide }: Judgement,
) {
  const alike: number[] = []
  let most = 0
  const times: number[] = []
  for (const incident of chosen) {
    const asked = hide(incident)
    const begun = performance.now()
    const found = await find(asked)
    times.push(performance.now() - begun)
    most += possible.get(incident.id) ?? 0
    alike.push(found.filter((id) => keys.get(id) === keys.get(incident.id)).length)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)] ?? NaN
  const all = alike.reduce((sum, each) => sum + each, 0)
  return { alike, precision: all / most, median: at(0.5), slow: at(0.95), slowest: times.at(-1) ?? NaN }
}
