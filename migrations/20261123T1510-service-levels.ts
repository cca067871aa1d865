import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'
const word = (length: number) => `varchar(${length}) CHARACTER SET ascii COLLATE ascii_bin NOT NULL`

const tables = [
  `CREATE TABLE IF NOT EXISTS sla_policy (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    description mediumtext NULL,
    agreement ${word(24)},
    ownerTeamId binary(16) NULL,
    \`rank\` int NOT NULL,
    active tinyint NOT NULL,
    conditions mediumtext NOT NULL,
    version int NOT NULL,
    termsVersion int NOT NULL,
    PRIMARY KEY (id),
    INDEX sla_policy_organization (organizationId, agreement, \`rank\`)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS sla_policy_terms (
    policyId binary(16) NOT NULL,
    version int NOT NULL,
    organizationId binary(16) NOT NULL,
    calendarId binary(16) NOT NULL,
    targets mediumtext NOT NULL,
    pausedIn mediumtext NOT NULL,
    warnAt mediumtext NOT NULL,
    PRIMARY KEY (policyId, version),
    INDEX sla_policy_terms_calendar (calendarId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS sla_course (
    incidentId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    course mediumtext NOT NULL,
    PRIMARY KEY (incidentId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS sla_clock (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    incidentId binary(16) NOT NULL,
    agreement ${word(24)},
    metric ${word(16)},
    ordinal int NOT NULL,
    policyId binary(16) NOT NULL,
    policyVersion int NOT NULL,
    calendarVersion int NOT NULL,
    state ${word(16)},
    breached tinyint NOT NULL,
    target bigint NOT NULL,
    startedAt datetime(3) NOT NULL,
    dueAt datetime(3) NULL,
    breachedAt datetime(3) NULL,
    endedAt datetime(3) NULL,
    PRIMARY KEY (id),
    INDEX sla_clock_incident (incidentId, startedAt, id),
    INDEX sla_clock_due (organizationId, state, breached, dueAt)
  ) ${table}`,
]

/** What an incident's row says of its SLA clocks: 9999 stands for no breach ahead, so that lists end with those; and policies and clocks. */
export class ServiceLevels1795446600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await runner.hasColumn('incident', 'nextBreachAt'))) {
      await runner.query(
        `ALTER TABLE incident
         ADD COLUMN nextBreachAt datetime(3) NOT NULL DEFAULT '9999-12-31 23:59:59.999',
         ADD COLUMN slaBreached tinyint NOT NULL DEFAULT 0,
         ADD INDEX incident_next_breach (organizationId, nextBreachAt, number),
         ADD INDEX incident_sla_breached (organizationId, slaBreached, number)`,
      )
    }
    for (const sql of tables) await runner.query(sql)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['sla_clock', 'sla_course', 'sla_policy_terms', 'sla_policy'])
      await runner.query(`DROP TABLE ${name}`)
    await runner.query('ALTER TABLE incident DROP COLUMN nextBreachAt, DROP COLUMN slaBreached')
  }
}
