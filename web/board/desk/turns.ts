/** Something that is done again and again, never twice at a time. */
export interface Turns {
  /** Has it done: at once, or when the turn under way and the rest after it are over. However often, that is one turn. */
  next: () => void
  stop: () => void
}

/** Takes turns with a rest after each, in milliseconds. What goes wrong in a turn is for `act` to deal with. */
export function inTurns(act: () => Promise<void>, rest: number): Turns {
  let underWay = false
  let wanted = false
  let restsUntil = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const turn = async () => {
    waiting = undefined
    wanted = false
    underWay = true
    await act()
    underWay = false
    restsUntil = performance.now() + rest
    if (wanted) next()
  }
  const next = () => {
    wanted = true
    if (stopped || underWay || waiting !== undefined) return
    const left = restsUntil - performance.now()
    if (left > 0) waiting = setTimeout(() => void turn(), left)
    else void turn()
  }
  const stop = () => {
    stopped = true
    clearTimeout(waiting)
  }
  return { next, stop }
}
