/** The only source of time. Rules never ask it themselves: they get `work.now`. Tests move it. */
export interface Clock {
  now(): Date
}

/** The first instant after an instant: clocks count milliseconds. */
export const justAfter = (instant: Date) => new Date(instant.getTime() + 1)

export const systemClock: Clock = { now: () => new Date() }
