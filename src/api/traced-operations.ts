import type { ExecutionResult } from 'graphql'
import { traced } from '../tracing/traced.js'
import { Answer } from './answer.js'
import type { ReadyOperation } from './documents.js'

/** An execution, or the beginning of a subscription, as a part of its request's trace. */
export function tracedOperation<T extends object>(ready: ReadyOperation, act: () => Promise<T>): Promise<T> {
  const { operation, rootFields } = ready.prepared
  const name = operation.name?.value
  const attributes = {
    'graphql.operation.type': operation.operation,
    ...(name && { 'graphql.operation.name': name }),
    'tocsin.root_fields': rootFields,
    'tocsin.cost': ready.cost,
  }
  return traced(`${operation.operation} ${name ?? rootFields[0] ?? ''}`, { attributes }, async (note) => {
    const result = await act()
    const { errors }: Partial<ExecutionResult> = result instanceof Answer ? result.result : result
    const code = errors?.[0]?.extensions?.code
    if (typeof code === 'string') note({ 'error.type': code })
    return result
  })
}

/** What is told of an event to all who asked the same, as a trace of its own: the work for it began elsewhere. */
export function tracedEvent<T>({ prepared }: ReadyOperation, act: () => Promise<T>): Promise<T> {
  return traced(`event ${prepared.rootFields[0] ?? ''}`, { place: 'alone' }, act)
}
