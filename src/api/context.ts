import DataLoader from 'dataloader'
import { GraphQLError } from 'graphql'
import type { EntityManager } from 'typeorm'
import type { Context, LoaderDefinition } from '../access/context.js'
import type { RefusedCall } from '../access/audit.js'
import type { SettledRows } from '../access/settled-rows.js'
import type { IdempotencyKey } from '../database/idempotency.js'
import type { Transact } from '../database/transact.js'
import type { UseCase, Viewer } from '../database/work.js'
import { prefixOf } from '../ids/type-id.js'
import type { Follower } from '../log/follow.js'
import type { Clock } from '../time/clock.js'

/** How nodes are read, by the prefix of their ids. */
export type Nodes = Readonly<Record<string, LoaderDefinition<string, object | null>>>

export interface ContextParts {
  /** Of the primary. */
  manager: EntityManager
  /** Where it reads; left out: from the primary. */
  reads?: EntityManager
  /** Null: rows of settings are read like all others. */
  settled: SettledRows | null
  clock: Clock
  /** Left out: by the clock. */
  asOf?: Context['asOf']
  follower: Follower
  transact: Transact
  nodes: Nodes
  publicUrl: () => string
  /** Writes down a mutation that was not done. */
  auditRefused: (call: RefusedCall) => Promise<void>
}

/** Who asks, from where, and how the answer is found again in the log. */
export interface Caller {
  readonly viewer: Viewer
  requestId: string
  ipAddress: string | null
  /** The viewer as they stand now. @throws UNAUTHENTICATED */
  revalidate(askedSince?: number): Promise<Viewer>
}

/** Keys of one statement: long lists of parameters make the planner of the database slow. */
const batch = 500

export interface CountedContext extends Context {
  /** Called before it reads or writes anything that nobody else asks with it; may refuse. Null: whatever it does. */
  onOwnWork: (() => void) | null
}

/** What one request, or one live event for viewers of equal rights, works with. */
export function createContext(
  parts: ContextParts,
  caller: Caller,
  key: IdempotencyKey | null = null,
): CountedContext {
  return new CallContext(parts, caller, key)
}

const nothing: ReadonlySet<string> = new Set()

/** A class and no literal with closures: each idle subscription holds one. */
class CallContext implements CountedContext {
  onOwnWork: (() => void) | null = null
  readonly manager: EntityManager
  readonly primary: EntityManager
  private changes: Set<string> | null = null
  private loaders: Map<string, DataLoader<unknown, unknown>> | null = null
  private prefetched: Map<string, Map<unknown, unknown>> | null = null

  constructor(
    private readonly parts: ContextParts,
    private readonly caller: Caller,
    private readonly key: IdempotencyKey | null,
  ) {
    this.manager = parts.reads ?? parts.manager
    this.primary = parts.manager
  }

  get viewer(): Viewer {
    return this.caller.viewer
  }

  get settled(): SettledRows | null {
    return this.parts.settled
  }

  get clock(): Clock {
    return this.parts.clock
  }

  get asOf(): Context['asOf'] {
    return this.parts.asOf ?? ((read) => read(this.parts.clock.now()))
  }

  get follower(): Follower {
    return this.parts.follower
  }

  get changed(): ReadonlySet<string> {
    return this.changes ?? nothing
  }

  revalidate(askedSince?: number): Promise<Viewer> {
    return this.caller.revalidate(askedSince)
  }

  publicUrl(): string {
    return this.parts.publicUrl()
  }

  async transact<I, O>(useCase: UseCase<I, O>, input: I): Promise<O> {
    const { parts, caller, key } = this
    this.onOwnWork?.()
    let repeated = false
    const request = { requestId: caller.requestId, ipAddress: caller.ipAddress, key }
    const answer = await parts.transact(caller.viewer, useCase, input, request, () => (repeated = true))
    // The next mutation of the same request must answer what it did, not what an earlier one had read.
    this.loaders = null
    this.prefetched = null
    if (!repeated) this.changes = new Set([...this.changed, ...idsOf(answer)])
    return answer
  }

  async auditRefused(action: string, input: unknown, error: unknown): Promise<void> {
    const { viewer, requestId, ipAddress } = this.caller
    const at = this.parts.clock.now()
    const request = { requestId, ipAddress }
    await this.parts.auditRefused({ viewer, action, input, request, at, code: codeOf(error) })
  }

  load<K, V>({ name, read }: LoaderDefinition<K, V>): DataLoader<K, V> {
    this.onOwnWork?.()
    this.loaders ??= new Map()
    const known = this.loaders.get(name) as DataLoader<K, V> | undefined
    if (known) return known
    const loader = new DataLoader<K, V>((keys) => read(this, keys), { maxBatchSize: batch })
    this.loaders.set(name, loader)
    return loader
  }

  async prefetch<K, V>(definition: LoaderDefinition<K, V>, keys: readonly K[]): Promise<void> {
    const wanted = [...new Set(keys)]
    if (wanted.length === 0 || wanted.length > batch) return
    const values = await definition.read(this, wanted).catch(() => [])
    const found = new Map(values.map((value, index) => [wanted[index] as K, value]))
    const loader = this.load(definition)
    for (const [key, value] of found) loader.prime(key, value)
    this.prefetched ??= new Map()
    this.prefetched.set(definition.name, found)
  }

  found<K, V>(definition: LoaderDefinition<K, V>, key: K): V | Promise<V> {
    const known = this.prefetched?.get(definition.name)
    return known?.has(key) ? (known.get(key) as V) : this.load(definition).load(key)
  }

  foundAll<K, V>(definition: LoaderDefinition<K, V>, keys: readonly K[]): V[] | Promise<(V | Error)[]> {
    const known = this.prefetched?.get(definition.name)
    return known && keys.every((key) => known.has(key))
      ? keys.map((key) => known.get(key) as V)
      : this.load(definition).loadMany(keys)
  }

  async node(id: string): Promise<object | null> {
    const prefix = prefixOf(id)
    if (prefix === null || !Object.hasOwn(this.parts.nodes, prefix)) return null
    const definition = this.parts.nodes[prefix]
    return definition ? this.load(definition).load(id) : null
  }
}

/** The ids of a payload. */
const idsOf = (payload: unknown) =>
  Object.values((payload ?? {}) as Record<string, unknown>)
    .flat()
    .filter((value) => typeof value === 'string')

function codeOf(error: unknown): string {
  const code: unknown = error instanceof GraphQLError ? error.extensions.code : undefined
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR'
}
