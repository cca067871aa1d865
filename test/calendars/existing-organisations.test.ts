import { expect, jest, test } from '@jest/globals'
import { Calendars1795446000000 } from '../../migrations/20261123T1500-calendars.js'
import { migrations } from '../../migrations/index.js'
import { BusinessCalendarEntity, calendarVersions } from '../../src/calendars/index.js'
import { openDatabase } from '../../src/database/data-source.js'
import { prepareTables } from '../../src/database/migrate.js'
import { selectRow, selectRows } from '../../src/database/rows.js'
import { entities } from '../../src/entities.js'
import { idBytes, newId } from '../../src/ids/type-id.js'
import { OrganizationEntity } from '../../src/organizations/index.js'
import { testDatabase } from '../harness/database.js'

const quiet = { migrate: true, log: jest.fn() }

test('an organisation that was there before calendars were gets one in its time zone, once', async () => {
  const database = await testDatabase()
  const { address } = database
  const before = migrations.slice(0, migrations.indexOf(Calendars1795446000000))
  const old = await openDatabase(address, { entities, migrations: before })
  await prepareTables(old, quiet)
  const id = newId('organization')
  await old.query(
    "INSERT INTO organization (id, name, timeZone, createdAt, reopenWindow) VALUES (?, 'Acme', 'Asia/Tokyo', ?, 0)",
    [idBytes(id), new Date('2026-01-01')],
  )
  await old.destroy()
  const now = await openDatabase(address, { entities, migrations })
  await prepareTables(now, quiet)
  const calendarOf = async () =>
    (await selectRow(now.manager, OrganizationEntity, 'WHERE id = ?', [idBytes(id)]))?.calendarId ?? ''
  const calendarId = await calendarOf()

  // As where it died between its last statement and being written down; and before its last statement.
  await now.query('DELETE FROM migrations')
  await prepareTables(now, quiet)
  await now.query('UPDATE organization SET calendarId = NULL')
  await now.query('DELETE FROM migrations')
  await prepareTables(now, quiet)

  expect(await calendarOf()).toBe(calendarId)
  const calendars = await selectRows(now.manager, BusinessCalendarEntity, '')
  expect(calendars).toMatchObject([
    { id: calendarId, organizationId: id, name: 'Working hours', timeZone: 'Asia/Tokyo', version: 1 },
  ])
  const [version] = await calendarVersions(now.manager, [{ calendarId, version: 1 }])
  expect(version).toMatchObject({ timeZone: 'Asia/Tokyo', hours: calendars[0]?.hours, holidays: [] })
  expect(version?.hours).toHaveLength(5)
  await now.destroy()
  await database.drop()
})
