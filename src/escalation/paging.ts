import type { Work } from '../database/work.js'
import type { EscalationEntity } from './escalation.entity.js'

// Where ladders meet the room of notifications, which is not there yet: until then what they do stands in the
// timeline, in `notified` and on boards, and no message goes out.

/** Pages those who are told at the step on which the ladder stands: `notify`, in the group of the ladder. */
export async function pageStep(_w: Work, _e: EscalationEntity, _userIds: readonly string[]): Promise<void> {}

/** Nobody needs the pages of the ladder any more that still wait: `suppress`. */
export async function endPages(_w: Work, _e: EscalationEntity): Promise<void> {}

/** The admins hear that nobody answered: `tellAdmins`, with the cause LADDER_EXHAUSTED. */
export async function tellExhausted(_w: Work, _e: EscalationEntity): Promise<void> {}
