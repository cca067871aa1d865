import type { MigrationInterface, QueryRunner } from 'typeorm'

// Each statement can be run again: MySQL cannot take a CREATE TABLE back, so a migration that died half way goes on.
const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'

const tables = [
  `CREATE TABLE IF NOT EXISTS incident (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    number int NULL,
    title varchar(300) NOT NULL,
    description mediumtext NULL,
    status varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    open tinyint NOT NULL,
    severity varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    urgency varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    priority varchar(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    priorityOverridden tinyint NOT NULL,
    typeId binary(16) NULL,
    technicalCategoryId binary(16) NULL,
    serviceCategoryId binary(16) NULL,
    labels mediumtext NOT NULL,
    links mediumtext NOT NULL,
    major tinyint NOT NULL,
    drill tinyint NOT NULL,
    ownerUserId binary(16) NULL,
    ownerTeamId binary(16) NULL,
    reporterKind varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reporterUserId binary(16) NULL,
    reporterName varchar(200) NOT NULL,
    parentId binary(16) NULL,
    duplicateOfId binary(16) NULL,
    holdReason varchar(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
    heldUntil datetime(3) NULL,
    resolution mediumtext NULL,
    startedAt datetime(3) NOT NULL,
    openedAt datetime(3) NOT NULL,
    expectedResolutionAt datetime(3) NULL,
    acknowledgedAt datetime(3) NULL,
    mitigatedAt datetime(3) NULL,
    resolvedAt datetime(3) NULL,
    closedAt datetime(3) NULL,
    reopenedAt datetime(3) NULL,
    updatedAt datetime(3) NOT NULL,
    version int NOT NULL,
    facets mediumtext NOT NULL,
    PRIMARY KEY (id),
    FULLTEXT INDEX incident_text (title, description, resolution),
    INDEX incident_parent (parentId, number),
    INDEX incident_owner_team (ownerTeamId, number),
    INDEX incident_owner_user (ownerUserId, number),
    INDEX incident_status (organizationId, status, number),
    INDEX incident_board (organizationId, open, priority, openedAt, number),
    INDEX incident_open_number (organizationId, open, number),
    INDEX incident_priority (organizationId, priority, openedAt, number),
    INDEX incident_updated (organizationId, updatedAt, number),
    INDEX incident_opened (organizationId, openedAt, number),
    UNIQUE INDEX incident_number (organizationId, number)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS incident_service (
    incidentId binary(16) NOT NULL,
    serviceId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    PRIMARY KEY (incidentId, serviceId),
    INDEX incident_service_service (serviceId, incidentId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS incident_label (
    incidentId binary(16) NOT NULL,
    label varbinary(400) NOT NULL,
    organizationId binary(16) NOT NULL,
    PRIMARY KEY (incidentId, label),
    INDEX incident_label_label (organizationId, label, incidentId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS incident_watcher (
    incidentId binary(16) NOT NULL,
    userId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    PRIMARY KEY (incidentId, userId),
    INDEX incident_watcher_user (userId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS incident_role (
    incidentId binary(16) NOT NULL,
    kind varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    userId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    assignedAt datetime(3) NOT NULL,
    PRIMARY KEY (incidentId, kind, userId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS incident_task (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    incidentId binary(16) NOT NULL,
    title varchar(300) NOT NULL,
    assigneeId binary(16) NULL,
    done tinyint NOT NULL,
    completedAt datetime(3) NULL,
    PRIMARY KEY (id),
    INDEX incident_task_incident (incidentId, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS status_update (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    incidentId binary(16) NOT NULL,
    message mediumtext NOT NULL,
    audience varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    nextUpdateAt datetime(3) NULL,
    expectedResolutionAt datetime(3) NULL,
    authorKind varchar(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    authorUserId binary(16) NULL,
    authorName varchar(200) NOT NULL,
    postedAt datetime(3) NOT NULL,
    PRIMARY KEY (id),
    INDEX status_update_incident (incidentId, postedAt, id)
  ) ${table}`,
]

/** Incidents and what people do around them. */
export class Incidents1795410600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE IF EXISTS `incident`, `incident_service`, `incident_label`, `incident_watcher`, `incident_role`, `incident_task`, `status_update`',
    )
  }
}
