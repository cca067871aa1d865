import { Router } from 'express'
import type { DataSource } from 'typeorm'
import type { Wakeups } from '../log/wakeups.js'

export interface HealthParts {
  dataSource: DataSource
  wakeups: Wakeups
  isDraining: () => boolean
}

/** How long the database may take to say that it is there, in milliseconds; probes give up after little more. */
const patience = 1_500

/**
 * `/health/live`: the process runs. `/health/ready`: it should get requests. Redis out of reach is no reason
 * not to: events then travel by polling, a second later.
 */
export function healthRouter({ dataSource, wakeups, isDraining }: HealthParts): Router {
  const router = Router()
  const answers = databaseProbe(dataSource)
  router.get('/live', (_, response) => {
    response.json({ status: 'live' })
  })
  router.get('/ready', async (_, response) => {
    const reasons = [
      ...(isDraining() ? ['draining'] : []),
      ...((await answers()) ? [] : ['the database does not answer']),
    ]
    response.status(reasons.length === 0 ? 200 : 503).json({
      status: reasons.length === 0 ? 'ready' : 'unavailable',
      ...(reasons.length > 0 && { reasons }),
      redis: wakeups.connected ? 'ok' : 'degraded',
    })
  })
  return router
}

/** One question at a time: a frozen database would otherwise hold one more connection for each probe. */
function databaseProbe(dataSource: DataSource): () => Promise<boolean> {
  let asked: Promise<boolean> | null = null
  return () => {
    asked ??= dataSource
      .query('SELECT 1')
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asked = null
      })
    const deadline = AbortSignal.timeout(patience)
    const late = new Promise<boolean>((resolve) => {
      deadline.addEventListener('abort', () => resolve(false), { once: true })
    })
    return Promise.race([asked, late])
  }
}
