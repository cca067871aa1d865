import { DeskError } from '../errors/desk-error.js'

/**
 * What asks the pool of the database at a time, of everybody together: queries, mutations, and the beginnings of
 * subscriptions that ask something for themselves. Live delivery asks the same pool, and must not wait there behind all
 * of them.
 */
export class UnderWay {
  private count = 0

  constructor(private readonly most: number) {}

  /** Counts one in; what it answers counts it out. @throws UNAVAILABLE */
  enter(): () => void {
    if (this.count >= this.most)
      throw new DeskError('UNAVAILABLE', 'The desk has too much to do at this moment. Try again.')
    this.count += 1
    return () => void (this.count -= 1)
  }
}
