/** What a GraphQL server answers, as far as the explorer looks into it. */
export interface Result {
  data?: unknown
  errors?: readonly { message: string }[]
}
export interface Sink {
  next(result: Result): void
  error(errors: { message: string }[]): void
  complete(): void
}
export interface Observable {
  subscribe(sink: Sink): { unsubscribe(): void }
}
/** A subscription that runs or has run in this page, with its latest events, newest first. */
export interface Stream {
  readonly id: number
  readonly name: string
  readonly live: boolean
  readonly count: number
  readonly latest: readonly { readonly at: Date; readonly text: string }[]
  stop(): void
}

const KEPT_EVENTS = 25
const KEPT_ENDED = 5
/** An import makes thousands of events a second; the panes show what an eye can follow. */
const PAINT_EVERY = 100
/** React has told us which tab is the active one by then. */
const SETTLED = 50

let streams: readonly Stream[] = []
let tabs = { active: '', all: new Set<string>() }
let lastId = 0
const watchers = new Set<() => void>()
const leavers = new Set<() => void>()

/** For useSyncExternalStore. */
export const streamStore = {
  subscribe: (watcher: () => void) => {
    watchers.add(watcher)
    return () => watchers.delete(watcher)
  },
  snapshot: () => streams,
}

/** Called each time when somebody leaves a tab whose subscription goes on. */
export function onLeaving(listener: () => void): () => void {
  leavers.add(listener)
  return () => leavers.delete(listener)
}

/** GraphiQL tells with every edit which tabs there are. */
export function noteTabs(state: { tabs: readonly { id: string }[]; activeTabIndex: number }): void {
  tabs = { active: state.tabs[state.activeTabIndex]?.id ?? '', all: new Set(state.tabs.map((tab) => tab.id)) }
}

/** Takes what has ended off the list. */
export function forgetEnded(): void {
  change(streams.filter((stream) => stream.live))
}

/**
 * Runs a subscription for GraphiQL, which ends it when its reader opens another tab. Here it goes on, in
 * the pane "Live", until somebody stops it, closes its tab, or runs that tab again.
 */
export function follow(name: string, source: (sink: Sink) => () => void): Observable {
  return {
    subscribe(sink) {
      let tab: string | undefined
      let response: Sink | undefined = sink
      const id = ++lastId
      const end = () => update(id, { live: false })
      const events = paced((latest, count) => {
        response?.next(latest.result)
        const text = JSON.stringify(latest.result.data ?? latest.result, null, 2)
        update(id, { count }, { at: latest.at, text })
      })
      const cancel = source({
        next: (result) => events.take(result),
        error: (errors) => {
          events.take({ errors })
          events.flush()
          end()
          response?.error(errors)
        },
        complete: () => {
          events.flush()
          end()
          response?.complete()
        },
      })
      const stop = () => {
        cancel()
        events.flush()
        end()
        byTab.delete(tab ?? '')
      }
      const ended = streams.filter((stream) => !stream.live).slice(KEPT_ENDED)
      const kept = streams.filter((stream) => !ended.includes(stream))
      change([{ id, name, live: true, count: 0, latest: [], stop }, ...kept])
      setTimeout(() => {
        tab = tabs.active
        byTab.get(tab)?.()
        byTab.set(tab, stop)
      }, SETTLED)
      const settle = () => {
        if (tab === undefined || tab === tabs.active || !tabs.all.has(tab)) stop()
        else leavers.forEach((listener) => listener())
      }
      return {
        unsubscribe() {
          response = undefined
          setTimeout(settle, SETTLED)
        },
      }
    },
  }
}

const byTab = new Map<string, () => void>()

function change(next: readonly Stream[]): void {
  streams = next
  watchers.forEach((watcher) => watcher())
}

function update(id: number, values: Partial<Stream>, event?: Stream['latest'][number]): void {
  change(
    streams.map((stream) => {
      if (stream.id !== id) return stream
      const latest = event ? [event, ...stream.latest].slice(0, KEPT_EVENTS) : stream.latest
      return { ...stream, ...values, latest }
    }),
  )
}

interface Arrival {
  at: Date
  result: Result
}

/** Shows an event at once, and under load the last one of each interval, with the number of all. */
function paced(show: (latest: Arrival, count: number) => void) {
  let count = 0
  let waiting: Arrival | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    if (waiting) show(waiting, count)
    waiting = undefined
  }
  const tick = () => {
    timer = waiting ? setTimeout(tick, PAINT_EVERY) : undefined
    flush()
  }
  return {
    flush,
    take(result: Result) {
      count++
      waiting = { at: new Date(), result }
      if (timer !== undefined) return
      flush()
      timer = setTimeout(tick, PAINT_EVERY)
    },
  }
}
