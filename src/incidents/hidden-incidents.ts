/** The incidents that a reader was told to be hidden, by what it was told last; it may not have taken all of that. */
export class HiddenIncidents {
  /** At which entry it was told so; and at which it was shown one again, as long as that may be taken back. */
  private readonly told = new Map<string, { hiddenAt: number; shownAt: number | null }>()

  has(id: string): boolean {
    return this.told.get(id)?.shownAt === null
  }

  hide(id: string, sequence: number): void {
    this.told.set(id, { hiddenAt: sequence, shownAt: null })
  }

  show(id: string, sequence: number): void {
    const known = this.told.get(id)
    if (known) known.shownAt ??= sequence
  }

  /** What was told up to here has been taken. */
  settle(): void {
    for (const [id, { shownAt }] of this.told) if (shownAt !== null) this.told.delete(id)
  }

  /** Nothing of what was told at this entry or after it was taken. */
  takeBack(sequence: number): void {
    for (const [id, known] of this.told) {
      if (known.hiddenAt >= sequence) this.told.delete(id)
      else if (known.shownAt !== null && known.shownAt >= sequence) known.shownAt = null
    }
  }

  /** What another reader of the same was told, who has read on for this one too. */
  become({ told }: HiddenIncidents): void {
    if (told.size + this.told.size === 0) return
    this.told.clear()
    for (const [id, known] of told) this.told.set(id, { ...known })
  }

  get ids(): string[] {
    return [...this.told.keys()].filter((id) => this.has(id)).sort()
  }
}
