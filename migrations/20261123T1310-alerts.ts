import type { MigrationInterface, QueryRunner } from 'typeorm'

/** Alerts of monitoring systems: one open one for each key of an organisation. */
export class Alerts1795439400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS alert (
      id binary(16) NOT NULL,
      organizationId binary(16) NOT NULL,
      dedupKey varchar(255) NOT NULL,
      openKey binary(32) NULL,
      summary varchar(1000) NOT NULL,
      source varchar(255) NULL,
      serviceId binary(16) NULL,
      incidentId binary(16) NULL,
      openedIncidentId binary(16) NULL,
      details mediumtext NULL,
      count int NOT NULL,
      firstAt datetime(3) NOT NULL,
      lastAt datetime(3) NOT NULL,
      resolvedAt datetime(3) NULL,
      PRIMARY KEY (id),
      UNIQUE INDEX alert_open_key (organizationId, openKey),
      INDEX alert_incident (incidentId, firstAt, id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`)
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE alert')
  }
}
