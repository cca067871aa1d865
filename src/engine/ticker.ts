import type { Clock } from '../time/clock.js'
import type { Engine } from './engine.js'
import { engineHealth, engineTroubles, type EngineHealth, type Pulse } from './health.js'

/** Milliseconds from one tick to the next, for each duty by itself. */
export const cycle = 1_000
const auditCycle = 60_000

export interface Ticking {
  /** Why this copy is not to be relied upon, without asking the database, which may be what the engine is stuck on. */
  troubles(): string[]
  /** How the engine of this copy is doing, `troubles` included. */
  health(): Promise<EngineHealth>
  /** Claims nothing more, and waits for what runs. */
  stop(): Promise<void>
}

/** Has each duty done once a second, one run of it at a time, and audits once a minute. */
export function startTicking(engine: Engine, clock: Clock, onError: (error: unknown) => void): Ticking {
  let stopping = false
  const mayClaim = async () => !stopping && (await engine.clock.mayClaim())
  const pulses: Pulse[] = engine.duties.map((duty) => ({ duty, begunAt: clock.now(), signAt: clock.now() }))
  const loops = pulses.map((pulse) => {
    const alive = () => {
      pulse.signAt = clock.now()
    }
    return every(cycle, onError, async () => {
      await pulse.duty.run(mayClaim, alive)
      alive()
    })
  })
  const auditing = every(auditCycle, onError, async () => {
    await engine.clock.mayClaim()
    await engine.auditor.run()
  })
  return {
    troubles: () => engineTroubles(engine, pulses, clock.now()),
    health: () => engineHealth(engine, pulses, clock.now()),
    stop: async () => {
      stopping = true
      await Promise.all([...loops, auditing].map((stop) => stop()))
    },
  }
}

/** Acts at once and then so often, unless it still does; answers what ends that and waits. */
function every(milliseconds: number, onError: (error: unknown) => void, act: () => Promise<void>) {
  let running: Promise<void> | null = null
  const beat = () => {
    running ??= act()
      .catch(onError)
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(beat, milliseconds)
  timer.unref()
  beat()
  return async () => {
    clearInterval(timer)
    await running
  }
}
