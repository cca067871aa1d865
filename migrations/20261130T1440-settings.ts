import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The version of an organisation's settings, for whoever keeps them in memory. */
export class Settings1796049600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await runner.hasColumn('log_head', 'settings')))
      await runner.query('ALTER TABLE log_head ADD COLUMN settings bigint NOT NULL DEFAULT 0')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE log_head DROP COLUMN settings')
  }
}
