import { useEffect } from 'preact/hooks'
import { createValue, useValue } from '../desk/value'

type Draw = (typeof import('./draw'))['draw']

const loaded = createValue<{ draw: Draw } | null>(null)

/** What draws; null until it is loaded, which begins with the first chart. Without it the tables say it all. */
export function useDraw(): Draw | null {
  useEffect(() => {
    if (loaded.get() === null)
      import('./draw').then(
        (draw) => loaded.set(draw),
        () => undefined,
      )
  }, [])
  return useValue(loaded)?.draw ?? null
}
