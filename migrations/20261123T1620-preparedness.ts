import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'

const tables = [
  `CREATE TABLE IF NOT EXISTS response_plan (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    name varchar(200) NOT NULL,
    ownerTeamId binary(16) NULL,
    conditions mediumtext NOT NULL,
    roles mediumtext NOT NULL,
    tasks mediumtext NOT NULL,
    watcherIds mediumtext NOT NULL,
    articleIds mediumtext NOT NULL,
    statusUpdateTemplate mediumtext NULL,
    active tinyint NOT NULL,
    PRIMARY KEY (id),
    INDEX response_plan_name (organizationId, name, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS applied_plan (
    incidentId binary(16) NOT NULL,
    planId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    position int NOT NULL,
    appliedAt datetime(3) NOT NULL,
    PRIMARY KEY (incidentId, planId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS feedback (
    incidentId binary(16) NOT NULL,
    userId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    rating int NOT NULL,
    comment mediumtext NULL,
    at datetime(3) NOT NULL,
    PRIMARY KEY (incidentId, userId)
  ) ${table}`,
]

/** Response plans, to which incidents they were applied, and what people say of how incidents were handled. */
export class Preparedness1795450800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['feedback', 'applied_plan', 'response_plan']) await runner.query(`DROP TABLE ${name}`)
  }
}
