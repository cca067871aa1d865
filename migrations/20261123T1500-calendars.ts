import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'
const zone = 'timeZone varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL'
const workdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'].map((day) => ({
  day,
  from: '09:00',
  to: '17:00',
}))

/** Business calendars. Every organisation has one by which it counts working days: those that exist get theirs here. */
export class Calendars1795446000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS business_calendar (
      id binary(16) NOT NULL,
      organizationId binary(16) NOT NULL,
      name varchar(200) NOT NULL,
      ${zone},
      hours mediumtext NOT NULL,
      holidays mediumtext NOT NULL,
      version int NOT NULL,
      retiredAt datetime(3) NULL,
      PRIMARY KEY (id),
      INDEX business_calendar_name (organizationId, name, id)
    ) ${table}`)
    await runner.query(`CREATE TABLE IF NOT EXISTS business_calendar_version (
      calendarId binary(16) NOT NULL,
      version int NOT NULL,
      organizationId binary(16) NOT NULL,
      ${zone},
      hours mediumtext NOT NULL,
      holidays mediumtext NOT NULL,
      PRIMARY KEY (calendarId, version)
    ) ${table}`)
    if (!(await runner.hasColumn('organization', 'calendarId')))
      await runner.query('ALTER TABLE organization ADD COLUMN calendarId binary(16) NULL')
    // The id of the organisation names its calendar, so that running this again makes no second one.
    await runner.query(
      `INSERT IGNORE INTO business_calendar (id, organizationId, name, timeZone, hours, holidays, version)
       SELECT id, id, 'Working hours', timeZone, ?, '[]', 1 FROM organization WHERE calendarId IS NULL`,
      [JSON.stringify(workdays)],
    )
    await runner.query(
      `INSERT IGNORE INTO business_calendar_version (calendarId, version, organizationId, timeZone, hours, holidays)
       SELECT c.id, 1, c.organizationId, c.timeZone, c.hours, c.holidays FROM business_calendar c
       JOIN organization o ON o.id = c.id WHERE o.calendarId IS NULL`,
    )
    await runner.query('UPDATE organization SET calendarId = id WHERE calendarId IS NULL')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organization DROP COLUMN calendarId')
    await runner.query('DROP TABLE business_calendar_version')
    await runner.query('DROP TABLE business_calendar')
  }
}
