import type { SourceIncident } from './source-incident.js'

/** What a transaction takes at a time (tuned: more is hardly faster, and keeps others waiting for the log). */
const most = { incidents: 150, rows: 1_500 }

export async function* batchesOf(
  incidents: AsyncIterable<SourceIncident>,
  limits = most,
): AsyncGenerator<SourceIncident[]> {
  let batch: SourceIncident[] = []
  let rows = 0
  for await (const incident of incidents) {
    batch.push(incident)
    rows += incident.rows.length
    if (batch.length < limits.incidents && rows < limits.rows) continue
    yield batch
    batch = []
    rows = 0
  }
  if (batch.length > 0) yield batch
}

/** The same, with the next one under way while the last is worked on. */
export async function* oneAhead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  const ask = () => {
    const next = source.next()
    // Whoever waits for it gets the error; until then nobody does.
    next.catch(() => undefined)
    return next
  }
  try {
    for (let next = ask(); ;) {
      const result = await next
      if (result.done) return
      next = ask()
      yield result.value
    }
  } finally {
    await source.return(undefined)
  }
}
