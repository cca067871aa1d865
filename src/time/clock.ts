/** The only source of time. Rules never ask it themselves: they get `work.now`. Tests move it. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
