import { useSyncExternalStore } from 'react'
import { forgetEnded, streamStore, type Stream } from './streams'

/** The pane that shows the subscriptions of this page, also those whose tab is not the open one. */
export const LIVE_PANE = { title: 'Live', icon: LiveIcon, content: LivePane }

function LivePane() {
  const streams = useSyncExternalStore(streamStore.subscribe, streamStore.snapshot)
  return (
    <section className="live" aria-label="Live">
      <header className="live-head">
        <h2>Live</h2>
        {streams.some((stream) => !stream.live) && <button onClick={forgetEnded}>Clear ended</button>}
      </header>
      {streams.length === 0 && <p>Run a subscription: its events stay here while you work in other tabs.</p>}
      {streams.map((stream) => (
        <LiveStream key={stream.id} stream={stream} />
      ))}
    </section>
  )
}

function LiveStream({ stream }: { stream: Stream }) {
  return (
    <article className="live-stream">
      <header className="live-head">
        <h3>{stream.name}</h3>
        <span role="status">
          {stream.live ? 'running' : 'ended'}, {stream.count} {stream.count === 1 ? 'event' : 'events'}
        </span>
        {stream.live && <button onClick={stream.stop}>Stop</button>}
      </header>
      <ol>
        {stream.latest.map((event, index) => (
          <li key={stream.count - index}>
            <time dateTime={event.at.toISOString()}>{event.at.toLocaleTimeString()}</time>
            <pre>{event.text}</pre>
          </li>
        ))}
      </ol>
    </article>
  )
}

function LiveIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <circle cx="12" cy="12" r="2.2" fill="currentColor" />
      <path d="M7.8 16.2a6 6 0 0 1 0-8.4M16.2 7.8a6 6 0 0 1 0 8.4M5 19a10 10 0 0 1 0-14M19 5a10 10 0 0 1 0 14" />
    </svg>
  )
}
