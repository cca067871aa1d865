import { createConnection } from 'mysql2/promise'
import type { World } from './world.js'

/** What an import writes. */
const tables = [
  'user',
  'team',
  'team_membership',
  'category',
  'incident',
  'incident_label',
  'incident_watcher',
  'incident_role',
  'log_entry',
  'timer',
  'imported',
]
const together = 1_000

/** Seconds for the rows of the tables of an import, inserted again by hand into tables of the same form, many a statement. */
export async function bareInserts(world: World): Promise<number> {
  const connection = await createConnection({ uri: world.databaseUrl, timezone: 'Z' })
  let milliseconds = 0
  try {
    await connection.query('DROP DATABASE IF EXISTS bare')
    await connection.query('CREATE DATABASE bare')
    for (const table of tables) {
      await connection.query(`CREATE TABLE bare.\`${table}\` LIKE \`${table}\``)
      const [rows] = await connection.query({ sql: `SELECT * FROM \`${table}\``, rowsAsArray: true })
      const all = rows as unknown[][]
      const begun = performance.now()
      for (let from = 0; from < all.length; from += together)
        await connection.query(`INSERT INTO bare.\`${table}\` VALUES ?`, [all.slice(from, from + together)])
      milliseconds += performance.now() - begun
    }
    await connection.query('DROP DATABASE bare')
  } finally {
    await connection.end()
  }
  return milliseconds / 1_000
}
