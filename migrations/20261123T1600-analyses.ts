import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'

const tables = [
  `CREATE TABLE IF NOT EXISTS analysis (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    state varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    title varchar(300) NOT NULL,
    summary mediumtext NOT NULL,
    impact mediumtext NOT NULL,
    detection mediumtext NOT NULL,
    response mediumtext NOT NULL,
    lessonsLearned mediumtext NOT NULL,
    narrative mediumtext NOT NULL,
    authorIds mediumtext NOT NULL,
    reviewerIds mediumtext NOT NULL,
    meetingAt datetime(3) NULL,
    dueAt datetime(3) NULL,
    publishedAt datetime(3) NULL,
    version int NOT NULL,
    createdAt datetime(3) NOT NULL,
    searchText mediumtext CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (id),
    FULLTEXT INDEX analysis_search (searchText),
    INDEX analysis_state (organizationId, state, id),
    INDEX analysis_due (organizationId, dueAt)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS analysis_incident (
    incidentId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    analysisId binary(16) NOT NULL,
    PRIMARY KEY (incidentId),
    INDEX analysis_incident_analysis (analysisId, incidentId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS analysis_need (
    incidentId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    dueAt datetime(3) NOT NULL,
    met tinyint NOT NULL,
    PRIMARY KEY (incidentId),
    INDEX analysis_need_due (organizationId, met, dueAt)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS cause (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    analysisId binary(16) NOT NULL,
    kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    category varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    statement mediumtext NOT NULL,
    explainsId binary(16) NULL,
    evidenceIds mediumtext NOT NULL,
    PRIMARY KEY (id),
    INDEX cause_analysis (analysisId, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS action_item (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    analysisId binary(16) NOT NULL,
    title varchar(300) NOT NULL,
    kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    priority varchar(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ownerUserId binary(16) NULL,
    ownerTeamId binary(16) NULL,
    dueAt datetime(3) NULL,
    state varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    causeId binary(16) NULL,
    ticketUrl varchar(2000) NULL,
    completedAt datetime(3) NULL,
    createdAt datetime(3) NOT NULL,
    PRIMARY KEY (id),
    INDEX action_item_analysis (analysisId, id),
    INDEX action_item_state (organizationId, state, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS analysis_review (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    analysisId binary(16) NOT NULL,
    version int NOT NULL,
    reviewerId binary(16) NOT NULL,
    verdict varchar(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    comment mediumtext NULL,
    at datetime(3) NOT NULL,
    PRIMARY KEY (id),
    INDEX analysis_review_analysis (analysisId, version)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS analysis_version (
    analysisId binary(16) NOT NULL,
    version int NOT NULL,
    organizationId binary(16) NOT NULL,
    publishedAt datetime(3) NOT NULL,
    markdown mediumtext NOT NULL,
    PRIMARY KEY (analysisId, version)
  ) ${table}`,
]

/** Post-incident analyses and what belongs to them; which messages are about them. */
export class Analyses1795449600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
    await addColumns(runner, 'organization', { analysisRule: 'mediumtext NULL' })
    await addColumns(runner, 'notification', {
      analysisId: 'binary(16) NULL',
      actionItemId: 'binary(16) NULL',
    })
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notification DROP COLUMN analysisId, DROP COLUMN actionItemId')
    await runner.query('ALTER TABLE organization DROP COLUMN analysisRule')
    for (const name of [
      'analysis_version',
      'analysis_review',
      'action_item',
      'cause',
      'analysis_need',
      'analysis_incident',
      'analysis',
    ])
      await runner.query(`DROP TABLE ${name}`)
  }
}

/** Those that are missing: a migration that was cut off begins again. */
async function addColumns(runner: QueryRunner, name: string, columns: Record<string, string>): Promise<void> {
  for (const [column, type] of Object.entries(columns)) {
    if (!(await runner.hasColumn(name, column)))
      await runner.query(`ALTER TABLE ${name} ADD COLUMN ${column} ${type}`)
  }
}
