import { healthRouter } from './health.js'
import { createPages } from './http.js'
import { drainWait } from './limits.js'
import { endServer, listen, patientServer } from './listen.js'
import type { Api, ApiParts } from './server.js'

export type ProbesParts = Pick<
  ApiParts,
  'dataSource' | 'wakeups' | 'engineProbe' | 'pages' | 'addressOf' | 'log' | 'port' | 'host'
>

/** What a copy without the API answers over HTTP: its probes, and the pages that it is given. */
export async function startProbes(parts: ProbesParts): Promise<Pick<Api, 'port' | 'drain'>> {
  let draining = false
  const isDraining = () => draining
  const health = healthRouter({ ...parts, engine: parts.engineProbe, isDraining })
  const server = patientServer(createPages({ ...parts, health, isDraining }))
  const { port } = await listen(server, parts)
  return {
    port,
    drain: () => {
      draining = true
      return endServer(server, AbortSignal.timeout(drainWait))
    },
  }
}
