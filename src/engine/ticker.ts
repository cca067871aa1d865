import type { Engine } from './engine.js'

/** Ticks once a second, one tick at a time. `stop` waits for the tick that runs. */
export function startTicking(
  engine: Engine,
  onError: (error: unknown) => void,
): { stop: () => Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = engine
      .tick()
      .catch(onError)
      .finally(() => {
        busy = false
      })
  }, 1_000)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
