import type { EntityManager } from 'typeorm'

export type ActorKind = 'USER' | 'API_KEY' | 'SYSTEM'

/** Who did something, as it is written down: the name is the one of that day. */
export interface Actor {
  kind: ActorKind
  userId: string | null
  name: string
}

/** The desk, where nobody else acts. */
export const theDesk: Actor = { kind: 'SYSTEM', userId: null, name: 'Tocsin' }

export type OrganizationRole = 'ADMIN' | 'MANAGER' | 'RESPONDER' | 'REPORTER' | 'VIEWER'
export type TeamRole = 'MANAGER' | 'RESPONDER' | 'STAKEHOLDER'

/** Which restricted incidents somebody sees: all, those that name them, or none at all. */
export type Sight = 'ALL' | 'OWN' | 'NONE'

/** On whose behalf a request or a timer acts. Every row that it reads or writes belongs to the organisation. */
export interface Viewer {
  organizationId: string
  /** The id of the person or program: consumers, idempotency keys and limits belong to it. */
  principal: string
  actor: Actor
  /** In the whole organisation; SYSTEM is the desk itself. */
  role: OrganizationRole | 'SYSTEM'
  /** The teams of the person, and what the person is there. */
  teams: readonly { teamId: string; role: TeamRole }[]
  sight: Sight
  /** The key that was used; null for a token and for the desk itself. */
  apiKeyId: string | null
}

/** Whom a change concerns, for those who may do it only there. */
export interface Concerned {
  teams?: readonly (string | null)[]
  user?: string
}

/** An entry for the log, as a use case records it. */
export interface NewEntry {
  kind: string
  /** The TypeID of what this is about. */
  subject: string
  /** One sentence for people. */
  summary: string
  /** What changed, in the words of the schema. */
  data?: object
  /** What filters can ask of the subject, as it was (left out: as it is) and as it is. */
  before?: object | null
  after?: object | null
  occurredAt?: Date
  actor?: Actor
}

/** One transaction, as a use case sees it. */
export interface Work {
  readonly manager: EntityManager
  readonly viewer: Viewer
  /** The instant at which what is done happens. No rule asks another clock. */
  readonly now: Date
  /**
   * Says whom the change concerns, so that who may make it only in some teams, or only to themselves, is let
   * through or refused. Who calls none of it and may not do it everywhere is refused. @throws FORBIDDEN
   */
  permit(concerned: Concerned): void
  /** Appends to the organisation's log when the transaction commits; reactions answer before. Answers its id. */
  record(entry: NewEntry): string
  /** Takes the next number of the organisation at the end of the transaction, and hands it to `assign`. */
  takeNumber(assign: (number: number) => Promise<void>): void
  /** The same transaction at another instant, by somebody else, without reactions: for imports. */
  replaying(now: Date, actor: Actor): Work
  /** The same transaction, where the desk acts by itself on what somebody did. */
  asDesk(): Work
}

/** What a person or the engine can do: one function, named as its mutation. Answers the ids of its payload. */
export type UseCase<I, O> = (work: Work, input: I) => Promise<O>
/** An entry as it will stand in the log. */
export type RecordedEntry = Required<Omit<NewEntry, 'before'>> & Pick<NewEntry, 'before'> & { id: string }
export type Reaction = (work: Work, entry: RecordedEntry) => void | Promise<void>
