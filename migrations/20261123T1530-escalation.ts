import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'
const ascii = (length: number) => `varchar(${length}) CHARACTER SET ascii COLLATE ascii_bin`

const tables = [
  `CREATE TABLE IF NOT EXISTS escalation_policy (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    description mediumtext NULL,
    ownerTeamId binary(16) NULL,
    conditions mediumtext NOT NULL,
    steps mediumtext NOT NULL,
    \`repeat\` int NOT NULL,
    acknowledgementTimeout bigint NULL,
    version int NOT NULL,
    retiredAt datetime(3) NULL,
    PRIMARY KEY (id),
    INDEX escalation_policy_name (organizationId, name, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS escalation_policy_version (
    policyId binary(16) NOT NULL,
    version int NOT NULL,
    organizationId binary(16) NOT NULL,
    conditions mediumtext NOT NULL,
    steps mediumtext NOT NULL,
    \`repeat\` int NOT NULL,
    acknowledgementTimeout bigint NULL,
    PRIMARY KEY (policyId, version)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS escalation (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    incidentId binary(16) NOT NULL,
    policyId binary(16) NULL,
    policyVersion int NULL,
    targetId ${ascii(64)} NULL,
    reason ${ascii(24)} NOT NULL,
    reasonKey ${ascii(100)} NOT NULL,
    state ${ascii(16)} NOT NULL,
    position int NOT NULL,
    round int NOT NULL,
    startedAt datetime(3) NOT NULL,
    nextStepAt datetime(3) NULL,
    endedAt datetime(3) NULL,
    PRIMARY KEY (id),
    UNIQUE INDEX escalation_reason (incidentId, reasonKey),
    INDEX escalation_incident (incidentId, startedAt, id),
    INDEX escalation_policy_state (policyId, state)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS escalation_notice (
    escalationId binary(16) NOT NULL,
    round int NOT NULL,
    position int NOT NULL,
    userId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    incidentId binary(16) NOT NULL,
    at datetime(3) NOT NULL,
    PRIMARY KEY (escalationId, round, position, userId),
    INDEX escalation_notice_incident (incidentId, userId)
  ) ${table}`,
]

/** Escalation policies, the ladders that climb them, and what incidents, services and organisations say of them. */
export class Escalation1795447800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
    if (!(await runner.hasColumn('incident', 'escalated'))) {
      await runner.query(
        `ALTER TABLE incident
         ADD COLUMN escalated tinyint NOT NULL DEFAULT 0,
         ADD COLUMN acknowledgementExpiresAt datetime(3) NULL,
         ADD COLUMN acknowledgementLeft bigint NULL,
         ADD INDEX incident_escalated (organizationId, escalated, number)`,
      )
    }
    if (!(await runner.hasColumn('service', 'escalationPolicyId'))) {
      await runner.query(
        `ALTER TABLE service ADD COLUMN escalationPolicyId binary(16) NULL,
         ADD INDEX service_escalation_policy (escalationPolicyId)`,
      )
    }
    if (!(await runner.hasColumn('organization', 'defaultEscalationPolicyId')))
      await runner.query('ALTER TABLE organization ADD COLUMN defaultEscalationPolicyId binary(16) NULL')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organization DROP COLUMN defaultEscalationPolicyId')
    await runner.query('ALTER TABLE service DROP COLUMN escalationPolicyId')
    await runner.query(
      'ALTER TABLE incident DROP COLUMN escalated, DROP COLUMN acknowledgementExpiresAt, DROP COLUMN acknowledgementLeft',
    )
    for (const name of ['escalation_notice', 'escalation', 'escalation_policy_version', 'escalation_policy'])
      await runner.query(`DROP TABLE ${name}`)
  }
}
