import type { MigrationInterface, QueryRunner } from 'typeorm'

const columns = [
  ['attempts', 'int NOT NULL DEFAULT 0'],
  ['lastError', 'varchar(500) NULL'],
] as const

/**
 * Timers know how often they failed, and why. Their index begins with who holds them, so that what is due and
 * free lies together: a tick reads that alone, however many are claimed, put off or not due.
 */
export class Timers1795447200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [column, definition] of columns) {
      if (!(await runner.hasColumn('timer', column)))
        await runner.query(`ALTER TABLE timer ADD COLUMN ${column} ${definition}`)
    }
    if (!(await hasIndex(runner, 'timer_free')))
      await runner.query('ALTER TABLE timer ADD INDEX timer_free (claimedUntil, dueAt)')
    if (await hasIndex(runner, 'timer_due')) await runner.query('ALTER TABLE timer DROP INDEX timer_due')
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE timer ADD INDEX timer_due (dueAt, claimedUntil)')
    await runner.query('ALTER TABLE timer DROP INDEX timer_free')
    for (const [column] of columns) await runner.query(`ALTER TABLE timer DROP COLUMN ${column}`)
  }
}

async function hasIndex(runner: QueryRunner, name: string): Promise<boolean> {
  const found: unknown = await runner.query(`SHOW INDEX FROM timer WHERE Key_name = '${name}'`)
  return (found as unknown[]).length > 0
}
