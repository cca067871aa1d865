import { Router } from 'express'
import type { DataSource } from 'typeorm'
import type { Ticking } from '../engine/ticker.js'
import type { Wakeups } from '../log/wakeups.js'

export interface HealthParts {
  dataSource: DataSource
  wakeups: Wakeups
  /** The engine that runs beside; null where this copy runs none. */
  engine: Pick<Ticking, 'troubles' | 'health'> | null
  isDraining: () => boolean
}

/** How long the database may take to say that it is there, in milliseconds; probes give up after little more. */
const patience = 1_500

/**
 * `/health/live`: the process runs. `/health/ready`: it should get requests, and what is due gets done. Redis out of
 * reach is no reason not to: events then travel by polling, a second later.
 */
export function healthRouter({ dataSource, wakeups, engine, isDraining }: HealthParts): Router {
  const router = Router()
  const answers = probe(() => dataSource.query('SELECT 1').then(() => true))
  const ofEngine = probe(() => engine?.health() ?? Promise.resolve(null))
  router.get('/live', (_, response) => {
    response.json({ status: 'live' })
  })
  router.get('/ready', async (_, response) => {
    const [answered, health] = await Promise.all([answers(), ofEngine()])
    const { reasons: troubles, ...figures } = health ?? { reasons: engine?.troubles() ?? [] }
    const reasons = [
      ...(isDraining() ? ['draining'] : []),
      ...(answered ? [] : ['the database does not answer']),
      ...troubles,
    ]
    response.status(reasons.length === 0 ? 200 : 503).json({
      status: reasons.length === 0 ? 'ready' : 'unavailable',
      ...(reasons.length > 0 && { reasons }),
      redis: wakeups.connected ? 'ok' : 'degraded',
      ...(health && { engine: figures }),
    })
  })
  return router
}

/**
 * One question at a time: a frozen database would otherwise hold one more connection for each probe. Null where no
 * answer came in time.
 */
function probe<T>(question: () => Promise<T>): () => Promise<T | null> {
  let asked: Promise<T | null> | null = null
  return () => {
    asked ??= question()
      .catch(() => null)
      .finally(() => {
        asked = null
      })
    const deadline = AbortSignal.timeout(patience)
    const late = new Promise<null>((resolve) => {
      deadline.addEventListener('abort', () => resolve(null), { once: true })
    })
    return Promise.race([asked, late])
  }
}
