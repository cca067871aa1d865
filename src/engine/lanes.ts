/**
 * Does the things so many at a time: begun in their order, each as soon as one before it has ended. Throws what
 * the first one threw, when all that was begun has ended.
 */
export async function inLanes<T>(
  things: readonly T[],
  lanes: number,
  act: (thing: T) => Promise<unknown>,
): Promise<void> {
  const left = things[Symbol.iterator]()
  const lane = async () => {
    for (const thing of { [Symbol.iterator]: () => left }) await act(thing)
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(lanes, things.length) }, lane))
  for (const result of ended) if (result.status === 'rejected') throw result.reason
}
