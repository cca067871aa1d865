import type { EntityManager } from 'typeorm'
import type { World } from './world.js'

/** What lists do not read, and what is made anew. */
const empty = new Set(['incident', 'incident_service', 'incident_label', 'log_entry', 'timer', 'audit_entry'])
const highest = 1_000_000
/** The log holds about a year: each copy of it lies before the one after. */
const days = 366

/**
 * A database beside the imported one that holds so many incidents: the newest of the log, and behind them copies of
 * the whole log, a year earlier each. Numbered down from a million, so that the newest are the same in every such
 * database. Copied by SQL, with statistics made anew: what they are for is reading lists. Nothing happens where it
 * already is.
 */
export async function withIncidents(world: World, count: number): Promise<World> {
  const name = `incidents_${count}`
  const made = { ...world, databaseUrl: world.databaseUrl.replace(/\w+$/, name) }
  const { manager } = world.dataSource
  const [there] = await manager.query<unknown[]>('SHOW DATABASES LIKE ?', [`${name}`])
  if (there) return made
  // Under another name until it is whole.
  await manager.query('DROP DATABASE IF EXISTS incidents_begun')
  await manager.query('CREATE DATABASE incidents_begun')
  await copyTables(manager)
  await giveToTeams(manager)
  await fill(manager, count)
  await manager.query('ANALYZE TABLE incidents_begun.incident, incidents_begun.incident_service')
  await manager.query(`CREATE DATABASE ${name}`)
  for (const table of await tablesOf(manager))
    await manager.query(`RENAME TABLE incidents_begun.\`${table}\` TO ${name}.\`${table}\``)
  await manager.query('DROP DATABASE incidents_begun')
  return made
}

async function tablesOf(manager: EntityManager): Promise<string[]> {
  const rows = await manager.query<{ name: string }[]>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'",
  )
  return rows.map(({ name }) => name)
}

async function copyTables(manager: EntityManager): Promise<void> {
  for (const table of await tablesOf(manager)) {
    await manager.query(`CREATE TABLE incidents_begun.\`${table}\` LIKE \`${table}\``)
    if (!empty.has(table))
      await manager.query(`INSERT INTO incidents_begun.\`${table}\` SELECT * FROM \`${table}\``)
  }
}

/** A team for each service, so that lists of a team look through their services too. */
async function giveToTeams(manager: EntityManager): Promise<void> {
  const placed = (table: string) =>
    `(SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place FROM incidents_begun.${table})`
  await manager.query(
    `UPDATE incidents_begun.service s JOIN ${placed('service')} a ON a.id = s.id
     JOIN ${placed('team')} t ON t.place = a.place SET s.ownerTeamId = t.id`,
  )
}

async function fill(manager: EntityManager, count: number): Promise<void> {
  const restore = await withoutIndexes(manager)
  await manager.query(
    `CREATE TABLE incidents_begun.log (id BINARY(16) PRIMARY KEY, place INT NOT NULL, UNIQUE INDEX (place)) AS
     SELECT i.id, ROW_NUMBER() OVER (ORDER BY i.number DESC) - 1 AS place
     FROM incident i JOIN imported m ON m.kind = 'incident' AND m.subjectId = i.id`,
  )
  const [size] = await manager.query<{ size: number }[]>('SELECT COUNT(*) AS size FROM incidents_begun.log')
  const each = Number(size?.size)
  const columns = await manager.query<{ Field: string; Type: string }[]>('SHOW COLUMNS FROM incident')
  const values = columns.map(({ Field, Type }) => valueOf(Field, Type))
  const names = columns.map(({ Field }) => `\`${Field}\``)
  // The oldest first, in the order of their ids, as incidents come.
  for (let copy = Math.ceil(count / each) - 1; copy >= 0; copy -= 1) {
    const before = { copy, first: highest - copy * each, years: copy * days }
    await manager.query(
      `INSERT INTO incidents_begun.incident (${names.join(', ')})
       SELECT ${values.map(({ sql }) => sql).join(', ')}
       FROM (SELECT id AS was, ${before.first} - place AS place FROM incidents_begun.log) l
       JOIN incident i ON i.id = l.was WHERE l.place > ? ORDER BY l.place`,
      [...values.flatMap(({ isShifted }) => (isShifted ? [before.years] : [])), highest - count],
    )
  }
  await manager.query(
    `INSERT INTO incidents_begun.incident_service (incidentId, serviceId, organizationId)
     SELECT i.id, s.id, i.organizationId FROM incidents_begun.incident i JOIN (
       SELECT id, ROW_NUMBER() OVER (ORDER BY id) AS place, COUNT(*) OVER () AS size FROM service) s
     ON s.place - 1 IN (i.number % s.size, IF(i.number % 3 = 0, (i.number * 7) % s.size, i.number % s.size))`,
  )
  await manager.query('DROP TABLE incidents_begun.log')
  await restore()
  await reopen(manager)
}

/** The log is closed to its end; a desk has some hundreds open, however long it has been in use. */
async function reopen(manager: EntityManager): Promise<void> {
  await manager.query(
    `UPDATE incidents_begun.incident
     SET status = ELT(1 + number % 4, 'OPEN', 'ACKNOWLEDGED', 'IN_PROGRESS', 'ON_HOLD'), open = 1,
       resolvedAt = NULL, closedAt = NULL, facets = JSON_SET(facets, '$.status', status)
     WHERE number > ? AND number % 10 < 3`,
    [highest - 2_000],
  )
}

/** What stands in a column of a copy. */
function valueOf(name: string, type: string): { sql: string; isShifted: boolean } {
  const fixed = (sql: string) => ({ sql, isShifted: false })
  if (name === 'number') return fixed('l.place')
  // Ordered as they were made, as ids are, and the same in every database.
  if (name === 'id') return fixed("UNHEX(CONCAT(LPAD(HEX(l.place), 12, '0'), SUBSTR(MD5(l.place), 1, 20)))")
  if (name === 'parentId' || name === 'duplicateOfId') return fixed('NULL')
  // "Never" is an instant too.
  if (!type.startsWith('datetime') || name === 'nextBreachAt') return fixed(`i.\`${name}\``)
  return { sql: `i.\`${name}\` - INTERVAL ? DAY`, isShifted: true }
}

/** Takes the indexes of the copy away, but for its primary key, and puts them back at once: sorted, not one by one. */
async function withoutIndexes(manager: EntityManager): Promise<() => Promise<void>> {
  const rows = await manager.query<{ 'Create Table': string }[]>('SHOW CREATE TABLE incidents_begun.incident')
  const lines = rows[0]?.['Create Table'].split('\n') ?? []
  const indexes = lines
    .map((line) => line.trim().replace(/,$/, ''))
    .filter((line) => /^(UNIQUE |FULLTEXT )?KEY /.test(line))
  const names = indexes.map((index) => /KEY (`\w+`)/.exec(index)?.[1] ?? '')
  const alter = (changes: string[]) =>
    manager.query(`ALTER TABLE incidents_begun.incident ${changes.join(', ')}`)
  await alter(names.map((index) => `DROP INDEX ${index}`))
  return async () => {
    await alter(indexes.map((index) => `ADD ${index}`))
  }
}
