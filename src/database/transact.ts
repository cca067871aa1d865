import { setTimeout as delay } from 'node:timers/promises'
import type { DataSource, EntityManager } from 'typeorm'
import { DeskError } from '../errors/desk-error.js'
import { newId } from '../ids/type-id.js'
import type { Clock } from '../time/clock.js'
import { traced, type Note } from '../tracing/traced.js'
import type { Settings, SettingsInUse } from './settings.js'
import { claimKey, type IdempotencyKey, storePayload } from './idempotency.js'
import { classifyFailure } from './lost-race.js'
import {
  theDesk,
  type Concerned,
  type Reaction,
  type RecordedEntry,
  type UseCase,
  type Viewer,
  type Work,
} from './work.js'

/** Entries in the order of `record`, and the calls of `takeNumber`, of one transaction. */
export interface Journal {
  entries: RecordedEntry[]
  numbered: ((number: number) => Promise<void>)[]
  /** Whether it is settled that the viewer may do it. */
  permitted: boolean
  settings: SettingsInUse
}

export interface TransactParts {
  dataSource: DataSource
  clock: Clock
  settings: Settings
  /**
   * Appends the journal to the log, and takes the settings to their next version where they change. Answers the last
   * sequence. @throws LostRace where settings are not any more what has been read of them
   */
  append: (
    manager: EntityManager,
    organizationId: string,
    journal: Journal,
    recordedAt: Date,
  ) => Promise<number>
  /** Who answers which kind of entry inside the transaction, in order. */
  reactions: Readonly<Record<string, readonly Reaction[]>>
  rights: Rights
  /** Writes down that a client's request did this, in its transaction. */
  audit: (manager: EntityManager, call: DoneCall) => Promise<void>
  /** Called after the commit. */
  committed: (organizationId: string, sequence: number) => void
}

/** Who may do what: `transact` asks, and knows no right itself. */
export interface Rights {
  /** True where the viewer may do it to whomever; false where `permit` decides. @throws FORBIDDEN */
  admit: (viewer: Viewer, name: string) => boolean
  /** @throws FORBIDDEN */
  permit: (viewer: Viewer, name: string, concerned: Concerned) => void
}

/** The request of a client behind a transaction; the desk's own acts have none. */
export interface ClientRequest {
  requestId: string
  ipAddress: string | null
  key: IdempotencyKey | null
}

export interface DoneCall {
  viewer: Viewer
  /** The name of the use case. */
  action: string
  input: unknown
  answer: unknown
  request: ClientRequest
  at: Date
}

/** Answers the ids of the payload; says `onRepeat` where they are those of an earlier request with the same key. */
export type Transact = <I, O>(
  viewer: Viewer,
  useCase: UseCase<I, O>,
  input: I,
  request?: ClientRequest | null,
  onRepeat?: () => void,
) => Promise<O>

const attempts = 10
/** Somebody may change settings again and again: after so many attempts nobody waits for them to hold still. */
const attemptsFromMemory = 2

/**
 * The only writer: rows and log entries of a use case commit together or not at all. The whole transaction is
 * done again when the database says that it lost a race. Where the answer to COMMIT is lost, an idempotency
 * key tells what became of it; without one the client gets UNAVAILABLE and must look.
 */
export function createTransact(parts: TransactParts): Transact {
  return (viewer, useCase, ...rest) =>
    traced(`transact ${useCase.name}`, {}, (note) => attempting(parts, note)(viewer, useCase, ...rest))
}

function attempting(parts: TransactParts, note: Note): Transact {
  return async (viewer, useCase, input, request = null, onRepeat) => {
    const everywhere = parts.rights.admit(viewer, useCase.name)
    for (let attempt = 1; ; attempt += 1) {
      note({ 'tocsin.attempts': attempt })
      const asked = { viewer, useCase, input, request, everywhere, fromMemory: attempt <= attemptsFromMemory }
      const outcome = await attemptOnce(parts, asked)
      if ('answer' in outcome) {
        if (outcome.repeated) onRepeat?.()
        return outcome.answer
      }
      const failure = classifyFailure(outcome.error)
      const key = request?.key ?? null
      const again =
        failure === 'lost-race' || (failure === 'lost-connection' && (!outcome.committing || key !== null))
      if (!again && failure !== 'lost-connection') throw outcome.error
      if (!again || attempt === attempts) {
        throw new DeskError(
          'UNAVAILABLE',
          'The database could not be reached or was too busy. Nothing is known to have changed.',
        )
      }
      await delay(Math.random() * 5 * 2 ** Math.min(attempt, 7))
    }
  }
}

type Outcome<O> = { answer: O; repeated: boolean } | { error: unknown; committing: boolean }

interface Asked<I, O> {
  viewer: Viewer
  useCase: UseCase<I, O>
  input: I
  request: ClientRequest | null
  /** Whether the viewer may do it to whomever. */
  everywhere: boolean
  /** Whether settings may be what is kept of them. */
  fromMemory: boolean
}

async function attemptOnce<I, O>(
  parts: TransactParts,
  { viewer, useCase, input, request, everywhere, fromMemory }: Asked<I, O>,
): Promise<Outcome<O>> {
  const runner = parts.dataSource.createQueryRunner()
  const key = request?.key ?? null
  let committing = false
  try {
    await runner.startTransaction()
    const at = parts.clock.now()
    if (key) {
      const repeated = await claimKey(runner.manager, viewer, key, at)
      if (repeated) {
        await runner.rollbackTransaction()
        return { answer: repeated.payload as O, repeated: true }
      }
    }
    const settings = parts.settings.use(runner, viewer.organizationId, fromMemory)
    const journal: Journal = { entries: [], numbered: [], permitted: everywhere, settings }
    const permit = (concerned: Concerned) => {
      parts.rights.permit(viewer, useCase.name, concerned)
      journal.permitted = true
    }
    const work = createWork(runner.manager, viewer, at, journal, permit, parts.reactions)
    const answer = await useCase(work.work, input)
    // A use case that never says whom it concerns is closed to all who may not do it everywhere.
    if (!journal.permitted) permit({})
    await work.react()
    if (key) await storePayload(runner.manager, viewer, key, answer)
    if (request) {
      await parts.audit(runner.manager, { viewer, action: useCase.name, input, answer, request, at })
    }
    const sequence =
      journal.entries.length > 0 || settings.changes
        ? await parts.append(runner.manager, viewer.organizationId, journal, at)
        : null
    committing = true
    await runner.commitTransaction()
    if (sequence !== null) parts.committed(viewer.organizationId, sequence)
    return { answer, repeated: false }
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined)
    return { error, committing }
  } finally {
    await runner.release().catch(() => undefined)
  }
}

/** The unit of work, and what runs the reactions to all that it recorded, also to what reactions record. */
function createWork(
  manager: EntityManager,
  viewer: Viewer,
  now: Date,
  journal: Journal,
  permit: Work['permit'],
  reactions: TransactParts['reactions'],
): { work: Work; react: () => Promise<void> } {
  const unanswered: { work: Work; entry: RecordedEntry }[] = []
  const at = (instant: Date, viewing: Viewer, quiet: boolean): Work => {
    const work: Work = {
      manager,
      viewer: viewing,
      now: instant,
      permit,
      record: (entry) => {
        const recorded: RecordedEntry = {
          id: newId('event'),
          data: {},
          after: null,
          occurredAt: instant,
          actor: viewing.actor,
          ...entry,
        }
        journal.entries.push(recorded)
        if (!quiet) unanswered.push({ work, entry: recorded })
        return recorded.id
      },
      takeNumber: (assign) => journal.numbered.push(assign),
      replaying: (moment, actor) => at(moment, { ...viewing, actor }, true),
      asDesk: () => at(instant, { ...viewing, actor: theDesk, sight: 'ALL' }, quiet),
    }
    return work
  }
  const react = async () => {
    for (let next = unanswered.shift(); next; next = unanswered.shift()) {
      for (const reaction of reactions[next.entry.kind] ?? []) await reaction(next.work, next.entry)
    }
  }
  return { work: at(now, viewer, false), react }
}
