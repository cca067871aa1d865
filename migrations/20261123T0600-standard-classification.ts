import type { MigrationInterface, QueryRunner } from 'typeorm'
import { standardCategories } from './data/standard-categories.js'

/**
 * The classification that every new organisation starts from. It is copied, not referred to: what an organisation
 * renames or retires later is its own.
 */
export class StandardClassification1795413600000 implements MigrationInterface {
  readonly name = 'StandardClassification1795413600000'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS standard_category (
        kind varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        \`key\` varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name varchar(200) NOT NULL,
        description text NOT NULL,
        position int NOT NULL,
        PRIMARY KEY (kind, \`key\`),
        CONSTRAINT standard_category_kind CHECK (kind IN ('INCIDENT_TYPE', 'TECHNICAL', 'SERVICE'))
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`)
    const rows = Object.entries(standardCategories).flatMap(([kind, categories]) =>
      categories.map(([key, name, description], position) => [kind, key, name, description, position + 1]),
    )
    // VALUES() is the one spelling that both families know.
    await runner.query(
      `INSERT INTO standard_category (kind, \`key\`, name, description, position)
       VALUES ${rows.map(() => '(?, ?, ?, ?, ?)').join(', ')}
       ON DUPLICATE KEY UPDATE name = VALUES(name), description = VALUES(description), position = VALUES(position)`,
      rows.flat(),
    )
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS standard_category')
  }
}
