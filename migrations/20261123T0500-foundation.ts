import type { MigrationInterface, QueryRunner } from 'typeorm'

// Each statement can be run again: MySQL cannot take a CREATE TABLE back, so a migration that died half way goes on.
const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'

const tables = [
  `CREATE TABLE IF NOT EXISTS organization (
    id binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    timeZone varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    createdAt datetime(3) NOT NULL,
    reopenWindow bigint NOT NULL,
    closeAfter bigint NULL,
    PRIMARY KEY (id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS log_head (
    organizationId binary(16) NOT NULL,
    sequence bigint NOT NULL DEFAULT 0,
    number int NOT NULL DEFAULT 0,
    PRIMARY KEY (organizationId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS log_entry (
    organizationId binary(16) NOT NULL,
    sequence bigint NOT NULL,
    id binary(16) NOT NULL,
    kind varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subjectKind varchar(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subjectId binary(16) NOT NULL,
    summary varchar(1000) NOT NULL,
    actorKind varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actorUserId binary(16) NULL,
    actorName varchar(200) NOT NULL,
    occurredAt datetime(3) NOT NULL,
    recordedAt datetime(3) NOT NULL,
    data mediumtext NOT NULL,
    \`before\` mediumtext NULL,
    \`after\` mediumtext NULL,
    PRIMARY KEY (organizationId, sequence),
    UNIQUE INDEX log_entry_id (id),
    INDEX log_entry_kind (organizationId, kind, sequence),
    INDEX log_entry_subject_occurred (subjectId, occurredAt, sequence),
    INDEX log_entry_subject (subjectId, sequence)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS log_consumer (
    organizationId binary(16) NOT NULL,
    principal varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    filterHash varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    sequence bigint NOT NULL,
    seenAt datetime(3) NOT NULL,
    PRIMARY KEY (organizationId, principal, name),
    INDEX log_consumer_seen (seenAt)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS idempotency_key (
    organizationId binary(16) NOT NULL,
    principal varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    keyHash varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hash varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    payload mediumtext NULL,
    createdAt datetime(3) NOT NULL,
    PRIMARY KEY (organizationId, principal, keyHash),
    INDEX idempotency_key_created (createdAt)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS timer (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    kind varchar(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subjectKind varchar(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subjectId binary(16) NOT NULL,
    dueAt datetime(3) NOT NULL,
    claimedUntil datetime(3) NULL,
    claimToken varchar(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (id),
    UNIQUE INDEX timer_subject (subjectId, kind),
    INDEX timer_due (dueAt, claimedUntil)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS api_key (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    prefix varchar(16) NOT NULL,
    hash binary(32) NOT NULL,
    userId binary(16) NULL,
    createdAt datetime(3) NOT NULL,
    PRIMARY KEY (id),
    INDEX api_key_organization (organizationId),
    UNIQUE INDEX api_key_hash (hash)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS \`user\` (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    email varchar(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    emailKey varchar(254) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    timeZone varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    active tinyint NOT NULL DEFAULT 1,
    createdAt datetime(3) NOT NULL,
    PRIMARY KEY (id),
    INDEX user_name (organizationId, name, id),
    UNIQUE INDEX user_email (organizationId, emailKey)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS contact_method (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    userId binary(16) NOT NULL,
    channel varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    address varchar(2000) NOT NULL,
    label varchar(200) NULL,
    verified tinyint NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    INDEX contact_method_user (userId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS team (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    description mediumtext NULL,
    retiredAt datetime(3) NULL,
    PRIMARY KEY (id),
    INDEX team_name (organizationId, name, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS team_membership (
    teamId binary(16) NOT NULL,
    userId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    role varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    \`function\` varchar(100) NULL,
    PRIMARY KEY (teamId, userId),
    INDEX team_membership_user (userId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS category (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    \`key\` varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name varchar(200) NOT NULL,
    description mediumtext NULL,
    retired tinyint NOT NULL DEFAULT 0,
    position int NOT NULL,
    PRIMARY KEY (id),
    UNIQUE INDEX category_key (organizationId, kind, \`key\`)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS priority_rule (
    organizationId binary(16) NOT NULL,
    severity varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    urgency varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    priority char(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (organizationId, severity, urgency)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS service (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    description mediumtext NULL,
    categoryId binary(16) NULL,
    ownerTeamId binary(16) NULL,
    criticality varchar(2) CHARACTER SET ascii COLLATE ascii_bin NULL,
    maintenance tinyint NOT NULL DEFAULT 0,
    retiredAt datetime(3) NULL,
    PRIMARY KEY (id),
    INDEX service_owner_team (ownerTeamId),
    INDEX service_name (organizationId, name, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS service_dependency (
    serviceId binary(16) NOT NULL,
    dependsOnId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    PRIMARY KEY (serviceId, dependsOnId),
    INDEX service_dependency_depends_on (dependsOnId)
  ) ${table}`,
]

/** Organisations and their logs, people, classification, services, timers and keys. */
export class Foundation1795410000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE IF EXISTS `organization`, `log_head`, `log_entry`, `log_consumer`, `idempotency_key`, `timer`, `api_key`, `user`, `contact_method`, `team`, `team_membership`, `category`, `priority_rule`, `service`, `service_dependency`',
    )
  }
}
