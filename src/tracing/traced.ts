import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Tracer,
} from '@opentelemetry/api'

/** Null, as it is without OTEL_EXPORTER_OTLP_ENDPOINT: nothing is traced, and tracing costs a look at this. */
let tracer: Tracer | null = null

/** Has all that is traced told to this tracer from now on. */
export function traceWith(given: Tracer): void {
  tracer = given
}

export const isTracing = (): boolean => tracer !== null

/** Adds to what is known of a piece of work. Never what people wrote, nor keys: traces go to other systems. */
export type Note = (attributes: Attributes) => void

export interface Traced {
  kind?: SpanKind
  attributes?: Attributes
  /** Where it belongs: below whatever is under way, if anything is, or always to a trace of its own. */
  place?: 'here' | 'alone'
}

const noNote: Note = () => undefined

/** Does a piece of work as a span of a trace; of what it throws only code or class are told. */
export function traced<T>(
  name: string,
  { place = 'here', ...options }: Traced,
  act: (note: Note) => Promise<T>,
): Promise<T> {
  if (tracer === null) return act(noNote)
  const around = place === 'alone' ? ROOT_CONTEXT : underWay()
  const span = tracer.startSpan(name, options, around)
  return context.with(trace.setSpan(around, span), async () => {
    try {
      return await act((attributes) => span.setAttributes(attributes))
    } catch (error) {
      span.setAttribute('error.type', kindOf(error)).setStatus({ code: SpanStatusCode.ERROR })
      throw error
    } finally {
      span.end()
    }
  })
}

/** Whether what is done now is a part of something that is traced. */
export const isUnderWay = (): boolean =>
  tracer !== null && trace.getSpan(context.active())?.isRecording() === true

/** Goes on with the trace that a caller names, as W3C's `traceparent` says, or with none. */
export function continuing<T>(carrier: unknown, act: () => T): T {
  return tracer === null ? act() : context.with(propagation.extract(ROOT_CONTEXT, carrier ?? {}), act)
}

/** What goes on after the work that began it, as a reader of the log does, is no part of that work any more. */
function underWay(): Context {
  const now = context.active()
  const span = trace.getSpan(now)
  const { traceFlags = 0, isRemote = false } = span?.spanContext() ?? {}
  const isOver = !span?.isRecording() && !isRemote && (traceFlags & TraceFlags.SAMPLED) !== 0
  return isOver ? ROOT_CONTEXT : now
}

function kindOf(error: unknown): string {
  const { extensions, name } = error as { extensions?: { code?: unknown }; name?: unknown }
  const kind = extensions?.code ?? name
  return typeof kind === 'string' ? kind : 'unknown'
}

export { SpanKind }
