import type { MigrationInterface, QueryRunner } from 'typeorm'
import { searchTextOf } from '../src/text/search-text.js'

interface Row {
  id: Buffer
  title: string
  description: string | null
  resolution: string | null
}

const batch = 500

/** Incidents are found by tokens of ours instead of the words that the database's parser makes of them. */
export class SearchText1795449900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await runner.hasColumn('incident', 'searchText'))) {
      await runner.query(
        'ALTER TABLE incident ADD COLUMN searchText mediumtext CHARACTER SET ascii COLLATE ascii_bin NOT NULL',
      )
    }
    await fill(runner)
    // The old one goes first: a second one beside it has been seen to be built without what the first holds in memory.
    if (await hasIndex(runner, 'incident_text')) {
      await runner.query('ALTER TABLE incident DROP INDEX incident_text')
    }
    await index(runner, 'incident_search', 'ADD FULLTEXT INDEX incident_search (searchText)')
    // By which `similar` finds what is of the same category.
    await index(runner, 'incident_technical', 'ADD INDEX incident_technical (technicalCategoryId, id)')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incident DROP INDEX incident_technical')
    await runner.query('ALTER TABLE incident DROP INDEX incident_search')
    await runner.query('ALTER TABLE incident DROP COLUMN searchText')
    await runner.query(
      'ALTER TABLE incident ADD FULLTEXT INDEX incident_text (title, description, resolution)',
    )
  }
}

/** What a run before has filled already is left as it is. */
async function fill(runner: QueryRunner): Promise<void> {
  let after: Buffer = Buffer.alloc(0)
  for (;;) {
    const rows = (await runner.query(
      `SELECT id, title, description, resolution FROM incident
       WHERE id > ? AND searchText = '' ORDER BY id LIMIT ${batch}`,
      [after],
    )) as Row[]
    const last = rows.at(-1)
    if (!last) return
    await runner.startTransaction()
    for (const { id, title, description, resolution } of rows) {
      const searchText = searchTextOf(title, description, resolution)
      await runner.query('UPDATE incident SET searchText = ? WHERE id = ?', [searchText, id])
    }
    await runner.commitTransaction()
    after = last.id
  }
}

async function index(runner: QueryRunner, name: string, change: string): Promise<void> {
  if (!(await hasIndex(runner, name))) await runner.query(`ALTER TABLE incident ${change}`)
}

async function hasIndex(runner: QueryRunner, name: string): Promise<boolean> {
  const found: unknown = await runner.query('SHOW INDEX FROM incident WHERE Key_name = ?', [name])
  return (found as unknown[]).length > 0
}
