import type { Context } from '../access/context.js'
import { idBytes } from '../ids/type-id.js'
import type { Facets } from '../incidents/index.js'
import { traitsOf, type Commonness, type Traits } from './similarity.js'

/** What looking for similar incidents needs of a request. */
export type Reading = Pick<Context, 'manager' | 'viewer' | 'clock'>

/** The newest incidents tell what is common in an organisation. */
const sampleSize = 1_000
/** Of each text; its beginning is what people write first. */
export const textRead = 2_000
const stale = 10 * 60_000
/** A desk that has grown by so much is another one. */
const growth = 1.2

interface Known extends Commonness {
  at: number
  newest: number
}

/** By database and organisation: what costs a statement and some ten milliseconds is asked once in ten minutes. */
const known = new WeakMap<object, Map<string, Known>>()
const mostKnown = 100

/** What is compared of an incident, as its row keeps it. */
export function comparedOf(facets: Facets, tokens: string): Traits {
  const { services, categories, labels, ownerTeamId, ownerUserId } = facets
  const owners = [ownerTeamId, ownerUserId].filter((id) => id !== null)
  return { tokens, services, categories, labels, owners }
}

/** What is common among the organisation's incidents; restricted ones tell nothing. */
export async function commonnessFor(context: Reading, newestNumber: number): Promise<Commonness> {
  const { dataSource } = context.manager
  const ofDatabase = known.get(dataSource) ?? new Map<string, Known>()
  known.set(dataSource, ofDatabase)
  const { organizationId } = context.viewer
  const now = context.clock.now().getTime()
  const found = ofDatabase.get(organizationId)
  if (found && now - found.at < stale && newestNumber <= found.newest * growth) return found
  const sample = await sampled(context, now)
  if (ofDatabase.size >= mostKnown) ofDatabase.clear()
  ofDatabase.set(organizationId, sample)
  return sample
}

async function sampled({ manager, viewer }: Reading, at: number): Promise<Known> {
  const rows = await manager.query<{ number: number; tokens: string; facets: string }[]>(
    `SELECT number, LEFT(searchText, ${textRead}) AS tokens, facets FROM incident
     WHERE organizationId = ? AND number IS NOT NULL AND NOT restricted AND NOT drill
     ORDER BY number DESC LIMIT ${sampleSize}`,
    [idBytes(viewer.organizationId)],
  )
  const counts = new Map<string, number>()
  for (const { tokens, facets } of rows) {
    const traits = traitsOf(comparedOf(JSON.parse(facets) as Facets, tokens))
    for (const trait of traits) counts.set(trait, (counts.get(trait) ?? 0) + 1)
  }
  // What stands there once is as rare as what does not: most of it, and not worth keeping.
  for (const [trait, count] of counts) if (count === 1) counts.delete(trait)
  return {
    at,
    newest: rows[0]?.number ?? 0,
    sampled: rows.length,
    of: (trait) => counts.get(trait) ?? 1,
  }
}
