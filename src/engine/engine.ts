import type { Viewer } from '../database/work.js'
import { theDesk } from '../database/work.js'
import { createAuditor, type Auditor } from './auditor.js'
import { createClockCheck, type ClockCheck } from './clock-check.js'
import type { Audit, Duty } from './duty.js'
import { timerDuty, type TimerKinds, type TimerParts } from './timer-duty.js'

export type { TimerKinds }

export interface EngineParts extends TimerParts {
  /** What falls due beside the timers. */
  duties?: readonly Duty[]
  /** What else should have happened by now. */
  audits?: readonly Audit[]
  /** Whether the clock must agree with the database's; one that tests move cannot. */
  checkClock?: boolean
  /** Hears once of whatever is wrong with the engine itself, for the operator. */
  onTrouble?: (message: string, error?: unknown) => void
}

/** All that happens by itself, on any copy of the desk. `startTicking` makes it go. */
export interface Engine {
  /** In the order in which a tick does them. */
  duties: readonly Duty[]
  clock: ClockCheck
  auditor: Auditor
  /** Does all that is due now, one duty after the other; answers how much that was. */
  tick(): Promise<number>
}

export function createEngine(parts: EngineParts): Engine {
  const report = parts.onTrouble ?? (() => undefined)
  const duties = [timerDuty(parts, desk), ...(parts.duties ?? [])]
  const audits = [...duties.map(({ audit }) => audit), ...(parts.audits ?? [])]
  const clock = parts.checkClock
    ? createClockCheck(parts.dataSource.manager, parts.clock, report)
    : { mayClaim: () => Promise.resolve(true), astray: () => null }
  return {
    duties,
    clock,
    auditor: createAuditor(audits, parts.clock, report),
    tick: async () => {
      let done = 0
      for (const duty of duties) done += await duty.run(clock.mayClaim, () => undefined)
      return done
    },
  }
}

/** The desk itself, in one organisation. */
export function desk(organizationId: string): Viewer {
  return {
    organizationId,
    principal: 'system',
    actor: theDesk,
    role: 'SYSTEM',
    teams: [],
    sight: 'ALL',
    apiKeyId: null,
  }
}
