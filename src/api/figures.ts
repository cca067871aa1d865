import { Kind, type ExecutionResult, type GraphQLError, type OperationDefinitionNode } from 'graphql'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'

/** A figure that is asked for when somebody reads: by the values of its one label, where it has one. */
export interface AskedFigure {
  name: string
  help: string
  label?: string
  /** Whether it only grows. */
  counts?: boolean
  read: () => Promise<number | Map<string, number>> | number | Map<string, number>
}

/** What the desk counts of itself, for Prometheus. */
export interface Figures {
  /** Begins a query or mutation; what it answers is called with the result. Answers seconds. */
  begin(operation: OperationDefinitionNode): (result: ExecutionResult) => number
  /** A query was answered with what was kept of an earlier one; it counts as executed too. */
  kept(operation: OperationDefinitionNode): void
  /** An operation was not let run, with the code of this error. */
  refused(error: unknown): void
  /** Asks for one more figure whenever somebody reads. */
  ask(figure: AskedFigure): void
  /** Counts a subscription in; what it answers counts it out. */
  follow(operation: OperationDefinitionNode): () => void
  /** An event was delivered to so many; to the last `lag` milliseconds after it was recorded, where that is known. */
  delivered(operation: OperationDefinitionNode, lag: number | null, copies: number): void
  /** The text that Prometheus reads, and of what type it is. */
  text(): Promise<string>
  contentType: string
}

/**
 * Operations are told apart by their first root field, of which the schema has so many and no more; the names that
 * clients give would grow without end.
 */
export function createFigures(asked: readonly AskedFigure[]): Figures {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, prefix: 'tocsin_' })
  const operations = new Counter({
    name: 'tocsin_operations_total',
    help: 'Queries and mutations that were executed, by root field and code of the first error.',
    labelNames: ['type', 'field', 'code'],
    registers,
  })
  const refusals = new Counter({
    name: 'tocsin_operations_refused_total',
    help: 'Operations that were not let run: limits, validation, documents that are not trusted, by code.',
    labelNames: ['code'],
    registers,
  })
  const seconds = new Histogram({
    name: 'tocsin_operation_seconds',
    help: 'How long the execution of queries and mutations took.',
    labelNames: ['type', 'field'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const keptAnswers = new Counter({
    name: 'tocsin_kept_answers_total',
    help: 'Queries that were answered from memory, since nothing had changed.',
    labelNames: ['field'],
    registers,
  })
  const subscriptions = new Gauge({
    name: 'tocsin_subscriptions',
    help: 'Subscriptions that are open at this copy.',
    labelNames: ['field'],
    registers,
  })
  const events = new Counter({
    name: 'tocsin_events_delivered_total',
    help: 'Events that were handed to sockets.',
    labelNames: ['field'],
    registers,
  })
  const lag = new Histogram({
    name: 'tocsin_event_lag_seconds',
    help: 'From the transaction that recorded an event to its delivery, to the last of those who share it; what is replayed counts too.',
    labelNames: ['field'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers,
  })
  for (const figure of asked) register(figure, registers)
  return {
    begin: (operation) => {
      const labels = { type: operation.operation, field: rootFieldOf(operation) }
      const end = seconds.startTimer(labels)
      return (result) => {
        operations.inc({ ...labels, code: codeOf(result) })
        return end()
      }
    },
    kept: (operation) => keptAnswers.inc({ field: rootFieldOf(operation) }),
    refused: (error) => refusals.inc({ code: codeOf({ errors: [error as GraphQLError] }) }),
    ask: (figure) => register(figure, registers),
    follow: (operation) => {
      const labels = { field: rootFieldOf(operation) }
      subscriptions.inc(labels)
      let open = true
      return () => {
        if (open) subscriptions.dec(labels)
        open = false
      }
    },
    delivered: (operation, milliseconds, copies) => {
      const labels = { field: rootFieldOf(operation) }
      events.inc(labels, copies)
      if (milliseconds !== null) lag.observe(labels, milliseconds / 1_000)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}

function register({ name, help, label, counts, read }: AskedFigure, registers: Registry[]): void {
  const labelNames = label ? [label] : []
  const collect = async () => {
    const found = await read()
    figure.reset()
    if (typeof found === 'number') return figure.inc(found)
    for (const [value, of] of found) figure.inc({ [label ?? '']: value }, of)
  }
  const options = { name, help, labelNames, registers, collect }
  const figure: Gauge | Counter = counts ? new Counter(options) : new Gauge(options)
}

/** The documents that get here are valid, so a name is one of the schema. */
function rootFieldOf({ selectionSet }: OperationDefinitionNode): string {
  const [first] = selectionSet.selections
  return first?.kind === Kind.FIELD ? first.name.value : 'fragment'
}

function codeOf({ errors }: ExecutionResult): string {
  const code = errors?.[0]?.extensions?.code
  return errors?.length ? (typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR') : 'OK'
}
