import type { MigrationInterface, QueryRunner } from 'typeorm'

const said = (field: string) => `JSON_UNQUOTE(JSON_EXTRACT(e.data, '$.${field}'))`

/** From each resolution to the reopening that followed it, as the log has them. */
const fill = `UPDATE incident JOIN (
  SELECT incidentId, SUM(GREATEST(0, TIMESTAMPDIFF(MICROSECOND, before_, at_) DIV 1000)) AS total FROM (
    SELECT e.subjectId AS incidentId, ${said('to')} AS to_, e.occurredAt AS at_,
      LAG(e.occurredAt) OVER (PARTITION BY e.subjectId ORDER BY e.sequence) AS before_
    FROM incident i JOIN log_entry e ON e.subjectId = i.id AND e.kind = 'STATUS_CHANGED'
    WHERE i.reopenedAt IS NOT NULL AND ${said('from')} <> ${said('to')}
      AND (${said('to')} = 'RESOLVED' OR ${said('from')} IN ('RESOLVED', 'CLOSED') AND ${said('to')} = 'IN_PROGRESS')
  ) moves WHERE to_ = 'IN_PROGRESS' AND before_ IS NOT NULL GROUP BY incidentId
) rested ON rested.incidentId = incident.id SET incident.resolvedFor = rested.total`

/** How long incidents were resolved before they were reopened, and by when pages went out: figures ask for both. */
export class Metrics1795451400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await runner.hasColumn('incident', 'resolvedFor')))
      await runner.query('ALTER TABLE incident ADD COLUMN resolvedFor bigint NOT NULL DEFAULT 0')
    await runner.query(fill)
    const indexed: unknown = await runner.query(
      "SHOW INDEX FROM notification WHERE Key_name = 'notification_sent'",
    )
    if ((indexed as unknown[]).length === 0)
      await runner.query(
        'ALTER TABLE notification ADD INDEX notification_sent (organizationId, cause, sentAt)',
      )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notification DROP INDEX notification_sent')
    await runner.query('ALTER TABLE incident DROP COLUMN resolvedFor')
  }
}
