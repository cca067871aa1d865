import { dayAndTimeOf } from '../desk/words'
import type { Incident } from './use-incident'

type Entry = Incident['timeline']['edges'][number]['node']

/** What happened, the newest first. */
export function Timeline({ events }: { events: Entry[] }) {
  return (
    <section aria-labelledby="timeline" class="card">
      <h2 id="timeline">Timeline</h2>
      <ol class="timeline" reversed>
        {[...events].reverse().map((event) => (
          <li key={event.id}>
            <time dateTime={event.occurredAt} class="soft">
              {dayAndTimeOf(event.occurredAt)}
            </time>
            <br />
            {event.summary}
            {'text' in event && <blockquote class="text">{event.text}</blockquote>}
          </li>
        ))}
      </ol>
    </section>
  )
}
