import {
  createSourceEventStream,
  OperationTypeNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
} from 'graphql'
import type { Logger } from 'pino'
import type { Tables } from '../database/watched.js'
import type { Heads } from '../log/heads.js'
import type { Replicas } from '../log/replicas.js'
import { PulledSource } from '../log/source.js'
import { asAnybody, rightsKey } from '../access/rights-key.js'
import { shareKey, sightKey, type Shared } from '../access/share-key.js'
import { Answer } from './answer.js'
import { createContext, type Caller, type ContextParts } from './context.js'
import { Refusal, type Documents, type OperationRequest, type ReadyOperation } from './documents.js'
import { clientError } from './errors.js'
import type { Figures } from './figures.js'
import { idempotencyKeyOf } from './idempotency-key.js'
import { KeptAnswers, type Execution } from './kept-answers.js'
import { limits } from './limits.js'
import { LiveMessage } from './live-message.js'
import { Lru } from './lru.js'
import { charge, type Budgets } from './rate-limit.js'
import { tracedOperation, tracedEvent } from './traced-operations.js'
import { UnderWay } from './under-way.js'

export interface OperationsParts extends ContextParts {
  /** Where queries read; null: from the primary. */
  replicas: Replicas | null
  /** Where the logs stand on the primary. */
  heads: Heads
  documents: Documents
  /** null: nobody is limited. */
  budgets: Budgets | null
  /** What is counted and timed; null: nothing. */
  figures: Figures | null
  /** Milliseconds from which on a query or mutation is written down as slow; null: none. */
  slowAfter: number | null
  /** Characters of answers that are kept for who asks the same again; null: none are. */
  keptAnswers: number | null
  tables: Tables
  /** At a time: see UnderWay. */
  mostUnderWay?: number
  log: Logger
}

/** Runs operations. Their errors may leave as they are: each has gone through `clientError`. */
export interface Operations {
  /**
   * The one way to something that may run: the document is good, and its principal has paid for it. What is
   * refused costs as little as anything may. @throws Refusal
   */
  ready(request: OperationRequest, caller: Caller): Promise<ReadyOperation>
  /** A query or a mutation. `key` is the idempotency key as sent. @throws Refusal */
  execute(ready: ReadyOperation, caller: Caller, key?: unknown): Promise<Answer>
  /** Attaches at once: what it answers gives the events, each to be answered. @throws Refusal */
  subscribe(ready: ReadyOperation, caller: Caller): Promise<PulledSource<unknown>>
  /** What is told of an event: made once for all who asked the same of it and may see the same. */
  answer(ready: ReadyOperation, event: unknown, caller: Caller): Promise<LiveMessage>
  /** Waits until nothing is executed any more, also what nobody waits for since its client has gone. */
  rest(): Promise<void>
}

/** Executions of live events that are kept for those who have not yet asked for the same. */
const keptExecutions = 256

export function createOperations(parts: OperationsParts): Operations {
  const shared = new Lru<Promise<LiveMessage>>(keptExecutions)
  const memory =
    parts.keptAnswers === null
      ? null
      : new KeptAnswers({
          heads: parts.heads,
          clock: parts.clock,
          tables: parts.tables,
          size: parts.keptAnswers,
          onKept: ({ prepared }) => parts.figures?.kept(prepared.operation),
        })
  const underWay = new UnderWay(parts.mostUnderWay ?? limits.underWay)

  const executing = new Set<Promise<ExecutionResult>>()

  function run(...given: Parameters<typeof execution>): Promise<ExecutionResult> {
    const executed = execution(...given)
    executing.add(executed)
    void executed.finally(() => executing.delete(executed))
    return executed
  }

  async function execution(
    { prepared, variables }: ReadyOperation,
    rootValue: unknown,
    context: ReturnType<typeof createContext>,
    { requestId }: Caller,
  ): Promise<ExecutionResult> {
    const place = { requestId, log: parts.log }
    try {
      const result = await prepared.execute(rootValue, context, variables)
      return result.errors?.length
        ? { ...result, errors: result.errors.map((error) => clientError(error, place)) }
        : result
    } catch (error) {
      return { data: null, errors: [clientError(error, place)] }
    }
  }

  /** One execution of a document for all who may see the same of an event, with one set of loaders. */
  function answer(ready: ReadyOperation, event: unknown, caller: Caller): Promise<LiveMessage> {
    const { [shareKey]: sameEvent, [sightKey]: sight } = (event ?? {}) as Partial<Shared>
    const viewer = sight ? { ...caller.viewer, sight } : caller.viewer
    const isShared = sameEvent !== undefined
    const reading = asTheyStand(caller, isShared && sight === 'NONE' ? asAnybody(viewer) : viewer)
    const execute = () =>
      tracedEvent(ready, async () => {
        return new LiveMessage(await run(ready, event, createContext(parts, reading), reading))
      })
    if (!isShared) return execute()
    const below = ready.prepared.belowRoot.map((name) => ready.variables[name])
    const key = JSON.stringify([sameEvent, rightsKey(viewer), ready.prepared.id, below])
    const known = shared.get(key)
    if (known) return known
    const made = execute()
    shared.set(key, made)
    return made
  }

  async function makeReady(request: OperationRequest, { viewer }: Caller): Promise<ReadyOperation> {
    let ready: ReadyOperation | null = null
    try {
      ready = parts.documents.ready(request)
      return ready
    } finally {
      if (parts.budgets) await pay(parts.budgets, viewer.principal, ready?.cost ?? 1)
    }
  }

  return {
    ready: (request, caller) =>
      makeReady(request, caller).catch((error: unknown) => {
        parts.figures?.refused(error instanceof Refusal ? error.errors[0] : error)
        throw error
      }),
    execute: async (ready, caller, key) => {
      const leave = refusing(() => underWay.enter())
      try {
        const repeat = refusing(() => idempotencyKeyOf(key, ready))
        // As they stand now: what is kept is kept for them, also where they are somebody else a moment later.
        const asking = asTheyStand(caller)
        const reads = isQuery(ready) ? parts.replicas?.readsFor(asking.viewer.organizationId) : undefined
        const from: [ContextParts, Caller] = [reads ? { ...parts, reads } : parts, asking]
        const execute: Execution = (witness) =>
          run(ready, undefined, createContext(...(witness?.watching(...from) ?? from), repeat), asking)
        const end = parts.figures?.begin(ready.prepared.operation)
        const begun = performance.now()
        const answer = await tracedOperation(
          ready,
          () => memory?.answer(ready, asking.viewer, execute) ?? execute(null).then(alone),
        )
        end?.(answer.result)
        noteSlow(parts, ready, caller, performance.now() - begun)
        return answer
      } finally {
        leave()
      }
    },
    subscribe: async (ready, caller) => {
      const { document, operation } = ready.prepared
      const place = { requestId: caller.requestId, log: parts.log }
      // Most ask nothing but where the log stands, one statement for all of them: however many come back, they get in.
      const context = createContext(parts, caller)
      let leave: (() => void) | null = null
      context.onOwnWork = () => void (leave ??= underWay.enter())
      const attach: ExecutionArgs = {
        schema: parts.documents.schema,
        document,
        contextValue: context,
        variableValues: ready.variables,
        operationName: operation.name?.value,
      }
      const source = await tracedOperation(ready, () => createSourceEventStream(attach))
        .catch((error: unknown) => ({ errors: [error] }))
        .finally(() => {
          context.onOwnWork = null
          leave?.()
        })
      if (!(Symbol.asyncIterator in source)) {
        const errors: readonly unknown[] = source.errors ?? []
        throw new Refusal(errors.map((error) => clientError(error, place)))
      }
      if (!(source instanceof PulledSource)) throw new TypeError('Subscriptions answer a PulledSource.')
      return source
    },
    answer,
    rest: async () => {
      while (executing.size > 0) await Promise.all(executing)
    },
  }
}

/** A caller may be a class whose parts are asked for: only what is named here is taken from it. */
const asTheyStand = (caller: Caller, viewer = caller.viewer): Caller => ({
  viewer,
  requestId: caller.requestId,
  ipAddress: caller.ipAddress,
  revalidate: (askedSince) => caller.revalidate(askedSince),
})

const alone = (result: ExecutionResult) => new Answer(result)

const isQuery = ({ prepared: { operation } }: ReadyOperation) =>
  operation.operation === OperationTypeNode.QUERY

/** A line for whoever looks for what makes the desk slow: what was asked by name and cost, never with which values. */
function noteSlow(
  { slowAfter, log }: OperationsParts,
  { prepared: { operation }, cost }: ReadyOperation,
  { requestId }: Caller,
  ms: number,
): void {
  if (slowAfter === null || ms < slowAfter) return
  const name = operation.name?.value ?? null
  log.warn({ requestId, operation: operation.operation, name, cost, ms: Math.round(ms) }, 'slow operation')
}

async function pay(budgets: Budgets, principal: string, cost: number): Promise<void> {
  await charge(budgets, principal, cost).catch((error: unknown) => {
    throw new Refusal([error as GraphQLError])
  })
}

function refusing<T>(attempt: () => T): T {
  try {
    return attempt()
  } catch (error) {
    throw new Refusal([error as GraphQLError])
  }
}
