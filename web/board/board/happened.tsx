import type { HappeningFragment } from '../../generated/graphql'
import { timeOf } from '../desk/words'
import { Link } from '../shell/route'

/** What was written down in the last hour, the newest first. */
export function Happened({ events }: { events: HappeningFragment[] }) {
  return (
    <section aria-labelledby="happened" class="card">
      <h2 id="happened">In the last hour</h2>
      {events.length === 0 && <p>Nothing happened.</p>}
      {/* Scrolls, so it must be reachable with the keyboard. */}
      <ol class="happened" tabIndex={0} aria-labelledby="happened">
        {events.map(({ id, recordedAt, summary, incident }) => (
          <li key={id}>
            <time dateTime={recordedAt}>{timeOf(recordedAt)}</time>{' '}
            <Link to={`/incidents/INC-${incident.number}`}>INC-{incident.number}</Link> {summary}
          </li>
        ))}
      </ol>
    </section>
  )
}
