import { useEffect } from 'preact/hooks'
import { createValue, useValue } from './value'

/** Milliseconds by which the desk's clock is ahead of this device's. */
let ahead = 0

/** Takes the desk's time from the header `Date` of an answer, whose second has on average half passed. */
export function noteDate(header: string | null, asked: number): void {
  if (header === null) return
  const here = (asked + Date.now()) / 2
  ahead = Date.parse(header) + 500 - here
}

/** The desk's time. */
export const deskNow = () => Date.now() + ahead

const now = createValue(deskNow())
let showing = 0
let ticking: ReturnType<typeof setInterval> | undefined

/** The desk's time, each second anew. */
export function useNow(): number {
  useEffect(() => {
    showing += 1
    ticking ??= setInterval(() => now.set(deskNow()), 1000)
    return () => {
      showing -= 1
      if (showing > 0) return
      clearInterval(ticking)
      ticking = undefined
    }
  }, [])
  return useValue(now)
}
