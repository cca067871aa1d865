import { diag, DiagLogLevel, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node'
import { pause } from '../time/pause.js'
import { traceWith } from './traced.js'

/** How long a desk that stops waits for the collector, in milliseconds. */
const lastWait = 3_000

/**
 * Begins to trace, and to deliver traces in batches to the collector that OTEL_EXPORTER_OTLP_ENDPOINT names. The SDK
 * reads that and its other variables by itself. Answers what ends it.
 */
export function deliverTraces(warn: (message: string, error?: unknown) => void): { stop(): Promise<void> } {
  const tell = (message: string) => warn(`OpenTelemetry: ${message}`)
  const quiet = () => undefined
  diag.setLogger({ error: tell, warn: quiet, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.ERROR)
  const ours = resourceFromAttributes({ 'service.name': 'tocsin' })
  const provider = new NodeTracerProvider({
    resource: ours.merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(patient(new OTLPTraceExporter(), warn))],
  })
  provider.register()
  traceWith(trace.getTracer('tocsin'))
  return { stop: () => Promise.race([provider.shutdown(), pause(lastWait)]) }
}

/** A collector that is out of reach is told of once until it is back; what it does not take is lost. */
function patient(exporter: SpanExporter, warn: (message: string, error?: unknown) => void): SpanExporter {
  let reached = true
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        if (result.error && reached)
          warn('Traces cannot be delivered; they are lost until they can', result.error)
        if (!result.error && !reached) warn('Traces are delivered again')
        reached = !result.error
        // Said here; the processor would say it of each batch.
        done({ code: 0 })
      }),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
    shutdown: () => exporter.shutdown(),
  }
}
