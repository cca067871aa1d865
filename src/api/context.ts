import DataLoader from 'dataloader'
import type { EntityManager } from 'typeorm'
import type { Context, LoaderDefinition } from '../access/context.js'
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
}

/** Keys of one statement: long lists of parameters make the planner of the database slow. */
const batch = 500

/** What one request, or one live event for viewers of equal rights, works with. */
export function createContext(
  parts: ContextParts,
  viewer: Viewer,
  requestId: string,
  idempotencyKey: IdempotencyKey | null = null,
): Context {
  const loaders = new Map<string, DataLoader<unknown, unknown>>()
  const context: Context = {
    viewer,
    manager: parts.manager,
    clock: parts.clock,
    follower: parts.follower,
    requestId,
    idempotencyKey,
    transact: async (useCase, input) => {
      const answer = await parts.transact(viewer, useCase, input, idempotencyKey)
      // The next mutation of the same request must answer what it did, not what an earlier one had read.
      loaders.clear()
      return answer
    },
    load: <K, V>({ name, read }: LoaderDefinition<K, V>) => {
      const known = loaders.get(name) as DataLoader<K, V> | undefined
      if (known) return known
      const loader = new DataLoader<K, V>((keys) => read(context, keys), { maxBatchSize: batch })
      loaders.set(name, loader)
      return loader
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
