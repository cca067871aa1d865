import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'
const word = (length: number) => `varchar(${length}) CHARACTER SET ascii COLLATE ascii_bin`

const tables = [
  `CREATE TABLE IF NOT EXISTS on_call_schedule (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    description mediumtext NULL,
    timeZone ${word(64)} NOT NULL,
    ownerTeamId binary(16) NULL,
    version int NOT NULL,
    retiredAt datetime(3) NULL,
    PRIMARY KEY (id),
    INDEX on_call_schedule_name (organizationId, name, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS on_call_schedule_version (
    scheduleId binary(16) NOT NULL,
    version int NOT NULL,
    organizationId binary(16) NOT NULL,
    validFrom datetime(3) NOT NULL,
    timeZone ${word(64)} NOT NULL,
    rotations mediumtext NOT NULL,
    PRIMARY KEY (scheduleId, version)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS rotation (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    scheduleId binary(16) NOT NULL,
    PRIMARY KEY (id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS shift_override (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    scheduleId binary(16) NOT NULL,
    userId binary(16) NOT NULL,
    replacesId binary(16) NULL,
    \`from\` datetime(3) NOT NULL,
    \`to\` datetime(3) NOT NULL,
    addedAt datetime(3) NOT NULL,
    removedAt datetime(3) NULL,
    PRIMARY KEY (id),
    INDEX shift_override_schedule (scheduleId, \`to\`)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS calendar_feed (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    scheduleId binary(16) NULL,
    userId binary(16) NULL,
    tokenHash binary(32) NOT NULL,
    createdByKind ${word(8)} NOT NULL,
    createdByUserId binary(16) NULL,
    createdByName varchar(200) NOT NULL,
    createdAt datetime(3) NOT NULL,
    lastUsedAt datetime(3) NULL,
    revokedAt datetime(3) NULL,
    PRIMARY KEY (id),
    UNIQUE INDEX calendar_feed_token (tokenHash),
    INDEX calendar_feed_schedule (scheduleId, id),
    INDEX calendar_feed_user (userId)
  ) ${table}`,
]

/** On-call schedules with all their versions, overrides, and the addresses at which calendar programs read them. */
export class OnCall1795448400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'calendar_feed',
      'shift_override',
      'rotation',
      'on_call_schedule_version',
      'on_call_schedule',
    ])
      await runner.query(`DROP TABLE ${name}`)
  }
}
