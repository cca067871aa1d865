import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What was brought in from elsewhere, by the name that it has there: nothing comes in twice. */
export class Imports1795417200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS imported (
        organizationId binary(16) NOT NULL,
        source varchar(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        externalId varchar(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        subjectId binary(16) NOT NULL,
        digest binary(32) NULL,
        PRIMARY KEY (organizationId, source, kind, externalId)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS `imported`')
  }
}
