import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A span as OTLP/JSON has it, its attributes as an object. */
export interface CollectedSpan {
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  name: string
  kind: number
  attributes: Record<string, unknown>
}

interface Value {
  stringValue?: string
  intValue?: number
  arrayValue?: { values: Value[] }
}

interface Otlp {
  resourceSpans: {
    resource: { attributes: Attribute[] }
    scopeSpans: { spans: (Omit<CollectedSpan, 'attributes'> & { attributes: Attribute[] })[] }[]
  }[]
}
type Attribute = { key: string; value: Value }

/** What stands where a collector of OpenTelemetry would: it takes OTLP/JSON at /v1/traces and keeps it. */
export interface Collector {
  url: string
  spans: CollectedSpan[]
  /** All that came, as it came. */
  bodies: string[]
  headers: IncomingHttpHeaders[]
  resources: Record<string, unknown>[]
  /** Waits until a span is there that is as wanted. */
  span(wanted: (span: CollectedSpan) => boolean): Promise<CollectedSpan>
  close(): Promise<void>
}

export async function startCollector(port = 0): Promise<Collector> {
  const spans: CollectedSpan[] = []
  const bodies: string[] = []
  const headers: IncomingHttpHeaders[] = []
  const resources: Record<string, unknown>[] = []
  const waiting = new Set<() => void>()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      response.statusCode = request.url === '/v1/traces' ? 200 : 404
      response.setHeader('content-type', 'application/json').end('{}')
      bodies.push(body)
      headers.push(request.headers)
      for (const { resource, scopeSpans } of (JSON.parse(body) as Otlp).resourceSpans) {
        resources.push(objectOf(resource.attributes))
        for (const scope of scopeSpans)
          for (const span of scope.spans) spans.push({ ...span, attributes: objectOf(span.attributes) })
      }
      waiting.forEach((look) => look())
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    bodies,
    headers,
    resources,
    span: async (wanted) => {
      for (;;) {
        const found = spans.find(wanted)
        if (found) return found
        await new Promise<void>((resolve) => waiting.add(resolve))
      }
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const objectOf = (attributes: Attribute[]) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, plain(value)]))

const plain = ({ stringValue, intValue, arrayValue }: Value): unknown =>
  arrayValue ? arrayValue.values.map(plain) : (stringValue ?? intValue)
