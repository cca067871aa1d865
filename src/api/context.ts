import DataLoader from 'dataloader'
import { GraphQLError } from 'graphql'
import type { EntityManager } from 'typeorm'
import type { Context, LoaderDefinition } from '../access/context.js'
import type { RefusedCall } from '../access/audit.js'
import type { IdempotencyKey } from '../database/idempotency.js'
import type { Transact } from '../database/transact.js'
import type { Viewer } from '../database/work.js'
import { prefixOf } from '../ids/type-id.js'
import type { Follower } from '../log/follow.js'
import type { Clock } from '../time/clock.js'

/** How nodes are read, by the prefix of their ids. */
export type Nodes = Readonly<Record<string, LoaderDefinition<string, object | null>>>

export interface ContextParts {
  manager: EntityManager
  clock: Clock
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

/** What one request, or one live event for viewers of equal rights, works with. */
export function createContext(
  parts: ContextParts,
  caller: Caller,
  key: IdempotencyKey | null = null,
): Context {
  const { requestId, ipAddress } = caller
  const changed = new Set<string>()
  const loaders = new Map<string, DataLoader<unknown, unknown>>()
  const prefetched = new Map<string, Map<unknown, unknown>>()
  const context: Context = {
    get viewer() {
      return caller.viewer
    },
    revalidate: (askedSince) => caller.revalidate(askedSince),
    changed,
    manager: parts.manager,
    clock: parts.clock,
    follower: parts.follower,
    publicUrl: () => parts.publicUrl(),
    transact: async (useCase, input) => {
      let repeated = false
      const request = { requestId, ipAddress, key }
      const answer = await parts.transact(caller.viewer, useCase, input, request, () => (repeated = true))
      // The next mutation of the same request must answer what it did, not what an earlier one had read.
      loaders.clear()
      prefetched.clear()
      if (!repeated) for (const id of idsOf(answer)) changed.add(id)
      return answer
    },
    auditRefused: async (action, input, error) => {
      const { viewer } = caller
      const at = parts.clock.now()
      const request = { requestId, ipAddress }
      await parts.auditRefused({ viewer, action, input, request, at, code: codeOf(error) })
    },
    load: <K, V>({ name, read }: LoaderDefinition<K, V>) => {
      const known = loaders.get(name) as DataLoader<K, V> | undefined
      if (known) return known
      const loader = new DataLoader<K, V>((keys) => read(context, keys), { maxBatchSize: batch })
      loaders.set(name, loader)
      return loader
    },
    prefetch: async <K, V>(definition: LoaderDefinition<K, V>, keys: readonly K[]) => {
      const wanted = [...new Set(keys)]
      if (wanted.length === 0 || wanted.length > batch) return
      const values = await definition.read(context, wanted).catch(() => [])
      const found = new Map(values.map((value, index) => [wanted[index] as K, value]))
      const loader = context.load(definition)
      for (const [key, value] of found) loader.prime(key, value)
      prefetched.set(definition.name, found)
    },
    found: <K, V>(definition: LoaderDefinition<K, V>, key: K) => {
      const known = prefetched.get(definition.name)
      return known?.has(key) ? (known.get(key) as V) : context.load(definition).load(key)
    },
    foundAll: <K, V>(definition: LoaderDefinition<K, V>, keys: readonly K[]) => {
      const known = prefetched.get(definition.name)
      return known && keys.every((key) => known.has(key))
        ? keys.map((key) => known.get(key) as V)
        : context.load(definition).loadMany(keys)
    },
    node: async (id) => {
      const prefix = prefixOf(id)
      if (prefix === null || !Object.hasOwn(parts.nodes, prefix)) return null
      const definition = parts.nodes[prefix]
      return definition ? context.load(definition).load(id) : null
    },
  }
  return context
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
