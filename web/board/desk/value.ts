import { useEffect, useState } from 'preact/hooks'

/** Something that changes and tells whoever shows it. */
export interface Value<T> {
  get(): T
  set(next: T): void
  subscribe(heed: () => void): () => void
}

export function createValue<T>(initial: T): Value<T> {
  let current = initial
  const heeding = new Set<() => void>()
  return {
    get: () => current,
    set: (next) => {
      current = next
      for (const heed of heeding) heed()
    },
    subscribe: (heed) => {
      heeding.add(heed)
      return () => heeding.delete(heed)
    },
  }
}

/** The value as it stands; shows anew whatever uses it when it changes. */
export function useValue<T>(value: Value<T>): T {
  const [, show] = useState(() => value.get())
  useEffect(() => {
    const heed = () => show(() => value.get())
    // It may have changed since it was drawn.
    heed()
    return value.subscribe(heed)
  }, [value])
  return value.get()
}
