import type { MigrationInterface, QueryRunner } from 'typeorm'

// Each statement can be run again, as in the migrations before: MySQL has no ADD COLUMN IF NOT EXISTS.
const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'
const word = (length: number) => `varchar(${length}) CHARACTER SET ascii COLLATE ascii_bin`

const columns: readonly [table: string, column: string, definition: string][] = [
  ['user', 'role', `${word(16)} NOT NULL DEFAULT 'RESPONDER'`],
  ['user', 'subject', 'binary(32) NULL'],
  ['user', 'roleIssuedAt', 'datetime(3) NULL'],
  ['api_key', 'role', `${word(16)} NOT NULL DEFAULT 'ADMIN'`],
  ['api_key', 'createdByKind', `${word(8)} NOT NULL DEFAULT 'SYSTEM'`],
  ['api_key', 'createdByUserId', 'binary(16) NULL'],
  ['api_key', 'createdByName', `varchar(200) NOT NULL DEFAULT 'Tocsin'`],
  ['api_key', 'expiresAt', 'datetime(3) NULL'],
  ['api_key', 'lastUsedAt', 'datetime(3) NULL'],
  ['api_key', 'revokedAt', 'datetime(3) NULL'],
  ['incident', 'restricted', 'tinyint NOT NULL DEFAULT 0'],
  ['incident', 'reporterKeyId', 'binary(16) NULL'],
]

const tables = [
  `CREATE TABLE IF NOT EXISTS api_key_secret (
    hash binary(32) NOT NULL,
    apiKeyId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    validUntil datetime(3) NULL,
    PRIMARY KEY (hash),
    INDEX api_key_secret_key (apiKeyId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS incident_reader (
    incidentId binary(16) NOT NULL,
    readerId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    PRIMARY KEY (incidentId, readerId),
    INDEX incident_reader_reader (organizationId, readerId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS audit_entry (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    at datetime(3) NOT NULL,
    principal ${word(64)} NOT NULL,
    actorKind ${word(8)} NOT NULL,
    actorUserId binary(16) NULL,
    actorName varchar(200) NOT NULL,
    action ${word(64)} NOT NULL,
    targetKind ${word(32)} NULL,
    targetId binary(16) NULL,
    outcome ${word(8)} NOT NULL,
    code ${word(32)} NULL,
    ipAddress ${word(45)} NULL,
    requestId ${word(64)} NOT NULL,
    input mediumtext NULL,
    PRIMARY KEY (id),
    INDEX audit_entry_action (organizationId, action, at, id),
    INDEX audit_entry_principal (organizationId, principal, at, id),
    INDEX audit_entry_at (organizationId, at, id)
  ) ${table}`,
]

/** Who may do what: roles, keys that end and change, incidents that not everybody sees, and the audit of it all. */
export class Access1795428000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [name, column, definition] of columns) {
      if (!(await runner.hasColumn(name, column))) {
        await runner.query(`ALTER TABLE \`${name}\` ADD COLUMN ${column} ${definition}`)
      }
    }
    for (const statement of tables) await runner.query(statement)
    if (await runner.hasColumn('api_key', 'hash')) {
      await runner.query(
        'INSERT IGNORE INTO api_key_secret (hash, apiKeyId, organizationId) SELECT hash, id, organizationId FROM api_key',
      )
      await runner.query(
        "UPDATE `user` SET role = 'ADMIN' WHERE id IN (SELECT userId FROM api_key WHERE userId IS NOT NULL)",
      )
      await runner.query('ALTER TABLE api_key DROP COLUMN hash')
    }
    const restricted: unknown = await runner.query(
      "SHOW INDEX FROM incident WHERE Key_name = 'incident_restricted'",
    )
    if ((restricted as unknown[]).length === 0) {
      await runner.query('ALTER TABLE incident ADD INDEX incident_restricted (organizationId, restricted)')
    }
    const indexed: unknown = await runner.query("SHOW INDEX FROM `user` WHERE Key_name = 'user_subject'")
    if ((indexed as unknown[]).length === 0) {
      await runner.query('ALTER TABLE `user` ADD UNIQUE INDEX user_subject (organizationId, subject)')
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_key ADD COLUMN hash binary(32) NOT NULL')
    await runner.query(
      'UPDATE api_key SET hash = (SELECT MAX(s.hash) FROM api_key_secret s WHERE s.apiKeyId = api_key.id AND s.validUntil IS NULL)',
    )
    await runner.query('ALTER TABLE api_key ADD UNIQUE INDEX api_key_hash (hash)')
    await runner.query('ALTER TABLE incident DROP INDEX incident_restricted')
    await runner.query('ALTER TABLE `user` DROP INDEX user_subject')
    await runner.query('DROP TABLE IF EXISTS api_key_secret, incident_reader, audit_entry')
    for (const [name, column] of columns) {
      await runner.query(`ALTER TABLE \`${name}\` DROP COLUMN ${column}`)
    }
  }
}
