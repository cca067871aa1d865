import { expect, jest, test } from '@jest/globals'
import { SearchText1795449900000 } from '../../migrations/20261123T1605-search-text.js'
import { migrations } from '../../migrations/index.js'
import { openDatabase } from '../../src/database/data-source.js'
import { prepareTables } from '../../src/database/migrate.js'
import { entities } from '../../src/entities.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { allOf, searchTokens } from '../../src/text/search-text.js'
import { testDatabase } from '../harness/database.js'

const quiet = { migrate: true, log: jest.fn() }
const count = 1_203

test('incidents that were there before are found by their tokens, also where the migration died half way', async () => {
  const database = await testDatabase()
  const { address } = database
  const before = migrations.slice(0, migrations.indexOf(SearchText1795449900000))
  const old = await openDatabase(address, { entities, migrations: before })
  await prepareTables(old, quiet)
  const organization = idBytes(newId('organization'))
  const at = new Date('2026-01-01')
  const rows = Array.from({ length: count }, (_, index) => [
    ...[idBytes(newId('incident')), organization, index + 1, `決済 number-${index + 1}`],
    ...['OPEN', 1, 'LOW', 'LOW', 'P4', 0, '[]', '[]', 0, 0, 'USER', 'Ada', at, at, at, 1, '{}'],
  ])
  await old.query(
    `INSERT INTO incident (id, organizationId, number, title, status, open, severity, urgency, priority,
       priorityOverridden, labels, links, major, drill, reporterKind, reporterName, startedAt, openedAt, updatedAt,
       version, facets) VALUES ?`,
    [rows],
  )
  await old.destroy()
  const now = await openDatabase(address, { entities, migrations })
  const found = async (text: string) => {
    const sql = 'SELECT number FROM incident WHERE MATCH (searchText) AGAINST (? IN BOOLEAN MODE)'
    return (await now.query<{ number: number }[]>(sql, [allOf(searchTokens(text).terms)])).length
  }

  await prepareTables(now, quiet)
  expect(await Promise.all(['決済', 'number-1203', 'number-12', '済'].map(found))).toEqual([
    count,
    1,
    15,
    count,
  ])

  await now.query("UPDATE incident SET searchText = '' WHERE number > 600")
  await now.query('ALTER TABLE incident DROP INDEX incident_search')
  await now.query('DELETE FROM migrations')
  await prepareTables(now, quiet)
  expect(await found('number-1203')).toBe(1)
  await now.destroy()
  await database.drop()
})
