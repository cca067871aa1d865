import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'
const word = 'CHARACTER SET ascii COLLATE ascii_bin'

const tables = [
  `CREATE TABLE IF NOT EXISTS article (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    kind varchar(16) ${word} NOT NULL,
    title varchar(300) NOT NULL,
    body mediumtext NOT NULL,
    authorKind varchar(8) ${word} NOT NULL,
    authorUserId binary(16) NULL,
    authorName varchar(200) NOT NULL,
    version int NOT NULL,
    updatedAt datetime(3) NOT NULL,
    retired tinyint NOT NULL DEFAULT 0,
    searchText mediumtext ${word} NOT NULL,
    PRIMARY KEY (id),
    INDEX article_updated (organizationId, retired, updatedAt, id),
    FULLTEXT INDEX article_text (searchText)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS article_version (
    articleId binary(16) NOT NULL,
    version int NOT NULL,
    organizationId binary(16) NOT NULL,
    title varchar(300) NOT NULL,
    body mediumtext NOT NULL,
    authorKind varchar(8) ${word} NOT NULL,
    authorUserId binary(16) NULL,
    authorName varchar(200) NOT NULL,
    updatedAt datetime(3) NOT NULL,
    PRIMARY KEY (articleId, version)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS article_service (
    articleId binary(16) NOT NULL,
    serviceId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    INDEX article_service_service (serviceId, articleId),
    PRIMARY KEY (articleId, serviceId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS article_category (
    articleId binary(16) NOT NULL,
    categoryId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    INDEX article_category_category (categoryId, articleId),
    PRIMARY KEY (articleId, categoryId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS incident_article (
    incidentId binary(16) NOT NULL,
    articleId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    position int NOT NULL,
    linkedAt datetime(3) NOT NULL,
    INDEX incident_article_article (articleId, incidentId),
    PRIMARY KEY (incidentId, articleId)
  ) ${table}`,
]

/** What is known: articles with all their versions, what they are about, and the incidents that they helped with. */
export class Articles1795450200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = ['incident_article', 'article_category', 'article_service', 'article_version', 'article']
    for (const name of names) await runner.query(`DROP TABLE ${name}`)
  }
}
