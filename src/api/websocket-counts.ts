/** How many sockets each principal holds open at this copy of the desk. */
export class SocketCounts {
  private readonly open = new Map<string, number>()

  constructor(private readonly most: number) {}

  /** Counts a socket in; the function that it answers counts it out. Null where it would be one too many. */
  enter(principal: string): (() => void) | null {
    const count = this.open.get(principal) ?? 0
    if (count >= this.most) return null
    this.open.set(principal, count + 1)
    return () => {
      const left = (this.open.get(principal) ?? 0) - 1
      if (left > 0) this.open.set(principal, left)
      else this.open.delete(principal)
    }
  }
}
