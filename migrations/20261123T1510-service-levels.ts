import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What an incident's row says of its SLA clocks: 9999 stands for no breach ahead, so that lists end with those. */
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
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE incident DROP COLUMN nextBreachAt, DROP COLUMN slaBreached')
  }
}
