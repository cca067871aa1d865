import type { RequestListener } from 'node:http'
import { continuing, isTracing, SpanKind, traced } from '../tracing/traced.js'
import { withoutSecret } from './request-log.js'

/** Has each request told as a trace, or as a part of the one that its header `traceparent` names; probes are not. */
export function tracedRequests(handle: RequestListener): RequestListener {
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (!isTracing() || path.startsWith('/health/')) return handle(request, response)
    const { method = '' } = request
    const told = withoutSecret(path)
    const attributes = { 'http.request.method': method, 'url.path': told }
    const kind = SpanKind.SERVER
    void continuing(request.headers, () =>
      traced(`${method} ${told}`, { kind, attributes }, async (note) => {
        const closed = new Promise((resolve) => response.once('close', resolve))
        handle(request, response)
        await closed
        note({ 'http.response.status_code': response.statusCode })
      }),
    )
  }
}
