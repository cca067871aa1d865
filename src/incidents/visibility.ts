import type { Viewer } from '../database/work.js'
import { idBytes } from '../ids/type-id.js'
import type { Facets } from './facets.js'

/** A condition for WHERE, with its parameters. */
export interface Condition {
  sql: string
  parameters: unknown[]
}

const everything: Condition = { sql: 'TRUE', parameters: [] }

/**
 * Which rows of `incident` the viewer may see, whatever else is asked: all that are not restricted, and of the others
 * those that name them (contract: Incident.restricted). `changed` are incidents that the viewer has just changed: the
 * answer shows what they did, also where it took the incident out of their sight.
 */
export function visibleTo(viewer: Viewer, table = 'incident', changed: Iterable<string> = []): Condition {
  if (viewer.sight === 'ALL') return everything
  if (viewer.sight === 'NONE') return { sql: `NOT ${table}.restricted`, parameters: [] }
  const own = idsOf(viewer).map(idBytes)
  const named = `SELECT 1 FROM incident_reader reader WHERE reader.incidentId = ${table}.id AND `
  const condition =
    viewer.actor.userId === null
      ? { sql: `EXISTS (${named}reader.readerId IN (?))`, parameters: [own] as unknown[] }
      : {
          sql: `EXISTS (${named}(reader.readerId IN (?)
            OR reader.readerId IN (SELECT m.teamId FROM team_membership m
              JOIN team ON team.id = m.teamId AND team.retiredAt IS NULL WHERE m.userId = ?)))`,
          parameters: [own, idBytes(viewer.actor.userId)] as unknown[],
        }
  const just = [...changed].filter((id) => id.startsWith('incident_')).map(idBytes)
  if (just.length > 0) {
    condition.sql += ` OR ${table}.id IN (?)`
    condition.parameters.push(just)
  }
  return { sql: `(NOT ${table}.restricted OR ${condition.sql})`, parameters: condition.parameters }
}

/** The same for rows of `table` that belong to an incident. */
export function partOfVisible(table: string, column = 'incidentId') {
  return ({ viewer, changed }: { viewer: Viewer; changed: Iterable<string> }): Condition => {
    const { sql, parameters } = visibleTo(viewer, 'incident', changed)
    if (sql === everything.sql) return everything
    return {
      sql: `EXISTS (SELECT 1 FROM incident WHERE incident.id = ${table}.${column} AND ${sql})`,
      parameters,
    }
  }
}

/**
 * For long lists of what belongs to incidents: all but what belongs to hidden ones, of which there are few. The
 * database finds those once, and looks at no row for it where nothing is restricted.
 */
export function notOfHidden(viewer: Viewer, column: string): Condition {
  const { sql, parameters } = visibleTo(viewer)
  if (sql === everything.sql) return everything
  const organization = idBytes(viewer.organizationId)
  return {
    sql: `(NOT EXISTS (SELECT 1 FROM incident WHERE incident.organizationId = ? AND incident.restricted = 1)
      OR ${column} NOT IN (SELECT incident.id FROM incident
        WHERE incident.organizationId = ? AND incident.restricted = 1 AND NOT ${sql}))`,
    parameters: [organization, organization, ...parameters],
  }
}

/** The same question of facets in memory. Both must agree: test/incidents/visibility.test.ts. */
export function sees(
  viewer: Viewer,
  { restricted, readers }: Pick<Facets, 'restricted' | 'readers'>,
): boolean {
  if (!restricted || viewer.sight === 'ALL') return true
  if (viewer.sight === 'NONE') return false
  return readerIds(viewer).some((id) => readers?.includes(id))
}

/** The ids under which a restricted incident may name the viewer as its reader. */
export function readerIds(viewer: Viewer): string[] {
  return [...idsOf(viewer), ...viewer.teams.map(({ teamId }) => teamId)]
}

/** The person, and the program or key that was used: a program is named as what it reported with. */
function idsOf({ actor, principal }: Viewer): string[] {
  return actor.userId === null ? [principal] : [actor.userId]
}
