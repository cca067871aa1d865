import type { MigrationInterface, QueryRunner } from 'typeorm'

const table = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci'
const word = (length: number) => `varchar(${length}) CHARACTER SET ascii COLLATE ascii_bin`

const tables = [
  `CREATE TABLE IF NOT EXISTS notification (
    id binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    cause ${word(24)} NOT NULL,
    causeKey binary(32) NOT NULL,
    incidentId binary(16) NULL,
    groupId ${word(64)} NULL,
    recipientId binary(16) NOT NULL,
    contactMethodId binary(16) NOT NULL,
    channel ${word(16)} NOT NULL,
    address varchar(2000) NOT NULL,
    subject varchar(300) NOT NULL,
    asked mediumtext NOT NULL,
    urgent tinyint NOT NULL,
    state ${word(16)} NOT NULL,
    attempts int NOT NULL,
    lastError varchar(500) NULL,
    bundleId ${word(64)} NULL,
    dueAt datetime(3) NULL,
    claimToken ${word(64)} NULL,
    createdAt datetime(3) NOT NULL,
    sentAt datetime(3) NULL,
    PRIMARY KEY (id),
    UNIQUE INDEX notification_cause (causeKey, contactMethodId),
    INDEX notification_due (channel, urgent, dueAt),
    INDEX notification_bundle (bundleId),
    INDEX notification_contact (contactMethodId, dueAt),
    INDEX notification_group (groupId, state),
    INDEX notification_incident (incidentId, id)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS notification_rule (
    contactMethodId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    userId binary(16) NOT NULL,
    delay int NOT NULL,
    PRIMARY KEY (contactMethodId),
    INDEX notification_rule_user (userId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS contact_pace (
    contactMethodId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    nextAt datetime(3) NOT NULL,
    claimToken ${word(64)} NULL,
    PRIMARY KEY (contactMethodId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS contact_verification (
    contactMethodId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    notificationId binary(16) NOT NULL,
    sentAt datetime(3) NOT NULL,
    triesLeft int NOT NULL,
    PRIMARY KEY (contactMethodId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS contact_secret (
    contactMethodId binary(16) NOT NULL,
    organizationId binary(16) NOT NULL,
    secret ${word(64)} NOT NULL,
    PRIMARY KEY (contactMethodId)
  ) ${table}`,
  `CREATE TABLE IF NOT EXISTS signing_key (
    organizationId binary(16) NOT NULL,
    \`key\` binary(32) NOT NULL,
    PRIMARY KEY (organizationId)
  ) ${table}`,
]

/** Messages to people, what decides which way they go, and what proves that they may. */
export class Notifications1795449000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const sql of tables) await runner.query(sql)
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of [
      'signing_key',
      'contact_secret',
      'contact_verification',
      'contact_pace',
      'notification_rule',
      'notification',
    ])
      await runner.query(`DROP TABLE ${name}`)
  }
}
