/** A map that forgets what was not asked for the longest; with `weigh`, `size` is what its values weigh together. */
export class Lru<V> {
  private readonly entries = new Map<string, V>()
  private weighs = 0

  constructor(
    private readonly size: number,
    private readonly weigh: (value: V, key: string) => number = () => 1,
  ) {}

  /** Of all that it holds. */
  get weight(): number {
    return this.weighs
  }

  get(key: string): V | undefined {
    const value = this.entries.get(key)
    if (value === undefined) return undefined
    this.entries.delete(key)
    this.entries.set(key, value)
    return value
  }

  set(key: string, value: V): void {
    this.delete(key)
    this.entries.set(key, value)
    this.weighs += this.weigh(value, key)
    for (const oldest of this.entries.keys()) {
      if (this.weighs <= this.size) return
      this.delete(oldest)
    }
  }

  delete(key: string): void {
    const value = this.entries.get(key)
    if (value !== undefined) this.weighs -= this.weigh(value, key)
    this.entries.delete(key)
  }
}
