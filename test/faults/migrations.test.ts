import { afterEach, expect, jest, test } from '@jest/globals'
import type { DataSource, QueryRunner } from 'typeorm'
import { migrations } from '../../migrations/index.js'
import { openDatabase } from '../../src/database/data-source.js'
import { prepareTables, SchemaMismatch } from '../../src/database/migrate.js'
import { entities } from '../../src/entities.js'
import { testDatabase } from '../harness/database.js'

const cleanUps: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function database() {
  const created = await testDatabase()
  const { address } = created
  cleanUps.push(() => created.drop())
  return async (known = migrations) => {
    const dataSource = await openDatabase(address, { entities, migrations: known })
    cleanUps.push(() => dataSource.destroy())
    return dataSource
  }
}

const prepare = (dataSource: DataSource, migrate = true) =>
  prepareTables(dataSource, { migrate, log: () => undefined })

/** After so many statements of migrations every further one fails. */
function dyingAfter(survives: number, dataSource: DataSource): DataSource {
  const createQueryRunner = dataSource.createQueryRunner.bind(dataSource)
  let statements = 0
  dataSource.createQueryRunner = (mode) => {
    const runner: QueryRunner = createQueryRunner(mode)
    const query = runner.query.bind(runner) as (...all: unknown[]) => Promise<unknown>
    runner.query = (async (...all: unknown[]) => {
      const migrates = /^\s*(CREATE|INSERT)/.test(String(all[0])) && !/`migrations`/.test(String(all[0]))
      if (migrates && (statements += 1) > survives) throw new Error('died')
      return query(...all)
    }) as never
    return runner
  }
  jest.spyOn(dataSource.logger, 'logMigration').mockImplementation(() => undefined)
  return dataSource
}

/** The whole database as text: tables with their columns and indexes, and what migrations seeded. */
async function contents(dataSource: DataSource): Promise<string[]> {
  const tables = await dataSource.query<Record<string, string>[]>('SHOW TABLES')
  const names = tables.flatMap((row) => Object.values(row))
  const created = await Promise.all(
    names.map((name) => dataSource.query<Record<string, string>[]>(`SHOW CREATE TABLE \`${name}\``)),
  )
  const seeded = await dataSource.query<unknown[]>('SELECT * FROM standard_category ORDER BY kind, position')
  return [
    ...created.map(([row]) => String(row?.['Create Table']).replace(/AUTO_INCREMENT=\d+ /, '')),
    JSON.stringify(seeded),
  ]
}

test('the entities are what the migrations make: nothing is left to generate', async () => {
  const dataSource = await (await database())()
  await prepare(dataSource)
  const { upQueries } = await dataSource.driver.createSchemaBuilder().log()
  expect(upQueries.map(({ query }) => query)).toEqual([])
})

test('each migration run a second time changes nothing, as when it died before it was written down', async () => {
  const dataSource = await (await database())()
  await prepare(dataSource)
  const before = await contents(dataSource)
  await dataSource.query('DELETE FROM migrations')
  await prepare(dataSource)
  expect(await contents(dataSource)).toEqual(before)
})

test('a migration that dies after any of its statements is finished by the next start', async () => {
  const whole = await (await database())()
  await prepare(whole)
  const expected = await contents(whole)
  let finished = false
  for (let survives = 1; !finished; survives += 5) {
    const open = await database()
    const dying = dyingAfter(survives, await open())
    finished = await prepare(dying).then(
      () => true,
      (error: Error) => !error.message.includes('died'),
    )
    const next = await open()
    await prepare(next)
    expect(await contents(next)).toEqual(expected)
  }
})

test('several copies that start at once on an empty database all come up, and the next start is content', async () => {
  const open = await database()
  const copies = await Promise.all([open(), open(), open()])
  await Promise.all(copies.map((copy) => prepare(copy)))
  await prepare(await open(), false)
})

test('a database that is ahead is refused, by name', async () => {
  const open = await database()
  await prepare(await open())
  await expect(prepare(await open(migrations.slice(0, -1)))).rejects.toThrow(
    /ahead of this version of Tocsin: it has [A-Za-z]+\d{13}\./,
  )
})

test('a database that is behind is refused where migrating is off, and left as it is', async () => {
  const open = await database()
  const dataSource = await open()
  await expect(prepare(dataSource, false)).rejects.toThrow(SchemaMismatch)
  expect(await dataSource.query<unknown[]>('SHOW TABLES')).toEqual([])
  await prepare(await open(migrations.slice(0, 1)))
  await expect(prepare(dataSource, false)).rejects.toThrow(`lacks ${migrations.length - 1} migrations`)
})
