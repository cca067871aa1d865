import type { TimerKinds } from '../engine/engine.js'
import { climbTimer } from './climbing.js'
import { leaseTimer } from './keep-lease.js'
import { climbLadder } from './use-cases/climb-ladder.js'
import { expireAcknowledgement } from './use-cases/expire-acknowledgement.js'

/** What falls due of itself with escalations. */
export const escalationTimers: TimerKinds = {
  [climbTimer]: climbLadder,
  [leaseTimer]: expireAcknowledgement,
}
