import type { Duty } from './duty.js'
import type { Engine } from './engine.js'

/** The signs of life of one duty. */
export interface Pulse {
  duty: Duty
  /** Since when this copy does it. */
  begunAt: Date
  /** When a run of it ended, or it finished something, for the last time. */
  signAt: Date
}

export interface EngineHealth {
  /** Why this copy is not to be relied upon; none where all is well. */
  reasons: string[]
  /** Seconds by which the oldest thing that could be done is late. */
  late: number
  /** Things that failed and will be tried again. */
  failing: number
  /** What the last audit found. */
  findings: number
}

/** Three cycles of a second. */
const patience = 3_000
/** How late, in milliseconds, while this copy runs: what fell due when all were down is being caught up with. */
const mostLate = 60_000

/** Why this copy is not to be relied upon, as far as it knows without asking the database. */
export function engineTroubles({ clock }: Engine, pulses: readonly Pulse[], now: Date): string[] {
  const astray = clock.astray()
  return [
    ...(astray === null ? [] : [`the clock of this machine is ${astray} ms off the database's`]),
    ...pulses
      .filter(({ duty, signAt }) => now.getTime() - signAt.getTime() > (duty.patience ?? patience))
      .map(({ duty }) => `the engine is stuck: ${duty.name}`),
  ]
}

/** The same and what the database tells. */
export async function engineHealth(
  engine: Engine,
  pulses: readonly Pulse[],
  now: Date,
): Promise<EngineHealth> {
  const health = { reasons: engineTroubles(engine, pulses, now), late: 0, failing: 0 }
  for (const { duty, begunAt } of pulses) {
    const since = await duty.waitingSince(now)
    health.failing += await duty.failing()
    if (!since) continue
    health.late = Math.max(health.late, Math.round((now.getTime() - since.getTime()) / 1_000))
    const meanwhile = now.getTime() - Math.max(since.getTime(), begunAt.getTime())
    if (meanwhile > mostLate) health.reasons.push(`the engine is late: ${duty.name}`)
  }
  return { ...health, findings: engine.auditor.findings() }
}
