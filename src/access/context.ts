import type DataLoader from 'dataloader'
import type { EntityManager } from 'typeorm'
import type { UseCase, Viewer } from '../database/work.js'
import type { Follower } from '../log/follow.js'
import type { Clock } from '../time/clock.js'
import type { SettledRows } from './settled-rows.js'

/** How many keys at once are read, and how: a room writes one for each way to look something up. */
export interface LoaderDefinition<K, V> {
  name: string
  read: (context: Context, keys: readonly K[]) => Promise<V[]>
}

/** What is so at an instant, and from when on it may be otherwise by time alone; null: never. */
export interface Turning {
  turnsAt: Date | null
}

/** What a resolver gets besides its arguments: one for each request, or for each live event of equal rights. */
export interface Context {
  readonly viewer: Viewer
  /** For reads, of a replica where there is one. Writes go through `transact`. */
  manager: EntityManager
  /** For reads of what changes without an entry in the log, by which replicas are known to be up to date. */
  primary: EntityManager
  /** Rows of settings, from memory as long as they stand; null: they are read like all others. */
  settled: SettledRows | null
  /** Whoever asks it makes the answer one of this instant, which is not kept for others: see `asOf`. */
  clock: Clock
  /** Reads what is so now and says itself until when it is, so that the answer may be kept until then. */
  asOf: <T extends Turning | Promise<Turning>>(read: (now: Date) => T) => T
  follower: Follower
  /**
   * The viewer as they stand now: long-lived readers ask before each delivery. `askedSince`: see Authenticate.
   * @throws UNAUTHENTICATED
   */
  revalidate(askedSince?: number): Promise<Viewer>
  /** What this request has changed: its answer shows that, also where the change took it out of sight. */
  readonly changed: ReadonlySet<string>
  /** Where people reach the desk, without a slash at the end: what addresses that it gives out begin with. */
  publicUrl(): string
  /** Writes down that a mutation was not done. */
  auditRefused(action: string, input: unknown, error: unknown): Promise<void>
  /** Does what the use case says, in one transaction, on behalf of the viewer. */
  transact<I, O>(useCase: UseCase<I, O>, input: I): Promise<O>
  /** The batching reader of this request for that definition. */
  load<K, V>(definition: LoaderDefinition<K, V>): DataLoader<K, V>
  /**
   * Reads what a whole page is about to ask for, each by its own field, which `found` then answers at once instead of
   * with a promise for each (bench: list query). What cannot be read is left to the field.
   */
  prefetch<K, V>(definition: LoaderDefinition<K, V>, keys: readonly K[]): Promise<void>
  /** One thing: at once where it was prefetched, else through the loader. */
  found<K, V>(definition: LoaderDefinition<K, V>, key: K): V | Promise<V>
  /** The same for several, in their order. */
  foundAll<K, V>(definition: LoaderDefinition<K, V>, keys: readonly K[]): V[] | Promise<(V | Error)[]>
  /** Whatever has this id and a life of its own; null for what is not there for this viewer. */
  node(id: string): Promise<object | null>
}
