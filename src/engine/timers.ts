import { insertRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes, newId, prefixOf } from '../ids/type-id.js'
import { TimerEntity } from './timer.entity.js'

/**
 * Sets the subject's timer of this kind, or moves it; one that was claimed meanwhile is free again, and its
 * failures are forgotten. Timers of one subject run in the order of `dueAt`, one after the other.
 */
export async function setTimer(work: Work, kind: string, subject: string, dueAt: Date): Promise<void> {
  await insertRows(
    work.manager,
    TimerEntity,
    [
      {
        id: newId('timer'),
        organizationId: work.viewer.organizationId,
        kind,
        subjectKind: prefixOf(subject) ?? '',
        subjectId: idBytes(subject),
        dueAt,
        claimedUntil: null,
        claimToken: null,
        attempts: 0,
        lastError: null,
      },
    ],
    `ON DUPLICATE KEY UPDATE dueAt = VALUES(dueAt), claimedUntil = NULL, claimToken = NULL,
     attempts = 0, lastError = NULL`,
  )
}

/** Takes the subject's timer of this kind away, if there is one. */
export async function clearTimer(work: Work, kind: string, subject: string): Promise<void> {
  await work.manager.query('DELETE FROM timer WHERE subjectId = ? AND kind = ?', [idBytes(subject), kind])
}

/** Takes all timers of the subject away, of whatever kind: it has ended. */
export async function clearTimers(work: Work, subject: string): Promise<void> {
  await work.manager.query('DELETE FROM timer WHERE subjectId = ?', [idBytes(subject)])
}
