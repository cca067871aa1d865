import type { Work } from '../database/work.js'
import { badInput } from '../errors/desk-error.js'
import type { Facets } from './facets.js'
import type { IncidentEntity } from './incident.entity.js'
import { linked, recordEvent } from './incident.events.js'
import { readIncident } from './incident.rows.js'
import { lockIncident, lockLinked, touchIncident } from './incident.store.js'

const deepest = 20

/**
 * The incident that is to be the parent of `child` (null: a new one), locked, and so that nothing above it moves
 * meanwhile: else two links made at the same time could close a circle that neither of them sees.
 * @throws NOT_FOUND; BAD_USER_INPUT where an incident would become a part of itself, or the tree too deep
 */
export async function findParent(
  work: Work,
  child: string | null,
  parentId: string,
): Promise<IncidentEntity> {
  const path = ['input', 'parentId']
  const parent = await lockIncident(work, parentId, null, path)
  if (parent.status === 'CLOSED' || parent.status === 'CANCELED') {
    throw badInput(path, `is ${parent.status} and read-only`)
  }
  let ancestor: IncidentEntity | null = parent
  for (let depth = 0; ancestor; depth += 1) {
    if (ancestor.id === child) throw badInput(path, 'would make the incident a part of itself')
    if (depth === deepest) throw badInput(path, `would make the tree deeper than ${deepest}`)
    ancestor = ancestor.parentId ? await readIncident(work, ancestor.parentId, 'LOCK IN SHARE MODE') : null
  }
  return parent
}

/** Records who the parent is from now on with all whom it concerns: the child, the new one, the old one. */
export async function recordParent(
  work: Work,
  child: IncidentEntity,
  before: { facets: Facets; parentId: string | null } | null,
  parent: IncidentEntity | null,
): Promise<void> {
  const { actor } = work.viewer
  const sentence = parent
    ? `made it a part of INC-${parent.number}`
    : 'took the incident away from its parent'
  recordEvent(work, child, before?.facets ?? null, linked(actor, 'PARENT', parent, sentence))
  if (before?.parentId) {
    const old = await lockLinked(work, before.parentId)
    if (old) {
      const touched = await touchIncident(work, old)
      recordEvent(work, touched, null, linked(actor, 'CHILD', null, `took INC-${child.number} away from it`))
    }
  }
  if (parent) {
    const touched = await touchIncident(work, parent)
    // Not which: its title may be for fewer eyes than this timeline, and its number comes with the commit.
    recordEvent(work, touched, null, linked(actor, 'CHILD', child, 'made another incident a part of it'))
  }
}
