/** Claims after which a copy that has met no other believes itself alone again. */
const memory = 10
const spread = 4

/**
 * Where in what is due a copy claims. Alone it takes the oldest, so that all runs in order. One that finds things
 * taken by another copy takes a stretch at random for a while, so that several copies do not all reach for the
 * same and are nearly as many times as fast.
 */
export class Rivals {
  private wary = 0

  /** @param page how many are claimed at once */
  constructor(
    private readonly page: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** How many candidates to look at. */
  get reach(): number {
    return this.wary > 0 ? this.page * spread : this.page
  }

  /** Those to reach for, in their order. */
  choose<T>(due: readonly T[]): T[] {
    const room = this.wary > 0 ? Math.max(0, due.length - this.page) : 0
    const from = Math.floor(this.random() * (room + 1))
    return due.slice(from, from + this.page)
  }

  /** What became of it: fewer than wanted means that somebody else is at work. */
  got(wanted: number, claimed: number): void {
    this.wary = claimed < wanted ? memory : Math.max(0, this.wary - 1)
  }
}
