import type { DataSource } from 'typeorm'
import { classifyFailure } from '../database/lost-race.js'
import { selectRows, updateRows } from '../database/rows.js'
import type { Transact } from '../database/transact.js'
import type { UseCase, Viewer, Work } from '../database/work.js'
import { idBytes, idText, newId } from '../ids/type-id.js'
import type { Clock } from '../time/clock.js'
import { TimerEntity } from './timer.entity.js'

/** What a timer does when it falls due: a use case that finds the world changed does nothing. */
export type TimerKinds = Readonly<Record<string, UseCase<{ subject: string; dueAt: Date }, unknown>>>

/** Longer than any use case may take: a claim that runs out is another process's to take. */
const lease = 30_000
const batch = 100

export interface Engine {
  /** Runs all that is due now; answers how many timers it ran. */
  tick(): Promise<number>
}

/**
 * Any copy may run it. A claim is a conditional UPDATE that has committed before its use case begins, which
 * stays right where row locks are local to a node; the use case takes the timer away in its own transaction.
 */
export function createEngine(parts: {
  dataSource: DataSource
  clock: Clock
  transact: Transact
  kinds: TimerKinds
  onError: (error: unknown, timer: { kind: string; subject: string }) => void
}): Engine {
  const claim = async (timer: TimerEntity, token: string, now: Date) =>
    updateRows(
      parts.dataSource.manager,
      TimerEntity,
      { claimToken: token, claimedUntil: new Date(now.getTime() + lease) },
      'id = ? AND dueAt <= ? AND (claimedUntil IS NULL OR claimedUntil < ?)',
      [idBytes(timer.id), now, now],
    )
  const run = async (timer: TimerEntity): Promise<boolean> => {
    const token = newId('claim')
    if ((await claim(timer, token, parts.clock.now()).catch(lostRace)) !== 1) return false
    const subject = idText(timer.subjectKind, timer.subjectId)
    const useCase = parts.kinds[timer.kind]
    try {
      if (!useCase) throw new Error(`no use case for timers of kind ${timer.kind}`)
      await parts.transact(desk(timer.organizationId), ranTimer(useCase, timer, token), {
        subject,
        dueAt: timer.dueAt,
      })
    } catch (error) {
      parts.onError(error, { kind: timer.kind, subject })
    }
    return true
  }
  return {
    tick: async () => {
      let ran = 0
      for (;;) {
        const now = parts.clock.now()
        const due = await selectRows(
          parts.dataSource.manager,
          TimerEntity,
          'WHERE dueAt <= ? AND (claimedUntil IS NULL OR claimedUntil < ?) ORDER BY dueAt LIMIT ?',
          [now, now, batch],
        )
        const before = ran
        for (const timer of due) if (await run(timer)) ran += 1
        if (due.length < batch || ran === before) return ran
      }
    },
  }
}

/** Who loses the race for a timer has not claimed it. */
function lostRace(error: unknown): number {
  if (classifyFailure(error) === 'lost-race') return 0
  throw error
}

/** The desk itself, in one organisation. */
export function desk(organizationId: string): Viewer {
  const actor = { kind: 'SYSTEM', userId: null, name: 'Tocsin' } as const
  return {
    organizationId,
    principal: 'system',
    actor,
    role: 'SYSTEM',
    teams: [],
    sight: 'ALL',
    apiKeyId: null,
  }
}

/** The kind's use case, under its own name, with the timer taken away in the same transaction. */
function ranTimer<I, O>(useCase: UseCase<I, O>, timer: TimerEntity, token: string): UseCase<I, O | null> {
  const named = {
    [useCase.name]: async (work: Work, input: I): Promise<O | null> => {
      const taken = await work.manager.query<{ affectedRows: number }>(
        'DELETE FROM timer WHERE id = ? AND claimToken = ?',
        [idBytes(timer.id), token],
      )
      return taken.affectedRows === 1 ? useCase(work, input) : null
    },
  }
  return named[useCase.name] as UseCase<I, O | null>
}
