import type { HappeningFragment } from '../../generated/graphql'
import { timeOf } from '../desk/words'
import { Link } from '../shell/route'

/** What happened in the last hour, the newest first. */
export function Happened({ events }: { events: HappeningFragment[] }) {
  return (
    <section aria-labelledby="happened" class="card">
      <h2 id="happened">In the last hour</h2>
      {events.length === 0 && <p>Nothing happened.</p>}
      {/* Scrolls, so it must be reachable with the keyboard. */}
      <ol class="happened" tabIndex={0} aria-labelledby="happened">
        {events.map(({ id, occurredAt, summary, incident }) => (
          <li key={id}>
            <time dateTime={occurredAt}>{timeOf(occurredAt)}</time>{' '}
            <Link to={`/incidents/INC-${incident.number}`}>INC-{incident.number}</Link> {summary}
          </li>
        ))}
      </ol>
    </section>
  )
}
