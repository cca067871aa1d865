/** How much there is at most, and how much of it comes back in a second. */
export interface BucketSize {
  capacity: number
  perSecond: number
}

/** Tokens that are taken as needed and come back evenly. Instants are in milliseconds, of any clock. */
export class TokenBucket {
  private left: number

  constructor(
    private readonly size: BucketSize,
    private at: number,
  ) {
    this.left = size.capacity
  }

  /** How many there are at that instant. Clocks that are set back bring none. */
  look(now: number): number {
    const { capacity, perSecond } = this.size
    this.left = Math.min(capacity, this.left + (Math.max(0, now - this.at) * perSecond) / 1_000)
    this.at = now
    return this.left
  }

  /** Takes all or nothing. */
  take(tokens: number, now: number): boolean {
    if (this.look(now) < tokens) return false
    this.left -= tokens
    return true
  }

  /** So many there are, as somebody knows who counts for more than this process. */
  set(left: number, now: number): void {
    this.left = Math.min(left, this.size.capacity)
    this.at = now
  }
}
