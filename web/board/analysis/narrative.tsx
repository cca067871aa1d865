import type { AnalysisFragment } from '../../generated/graphql'
import { dayAndTimeOf } from '../desk/words'
import { Link } from '../shell/route'

/** The story, in its author's order and words. */
export function Narrative({ entries }: { entries: AnalysisFragment['narrative'] }) {
  if (entries.length === 0) return <p>Nothing is told yet.</p>
  return (
    <div class="scrolling" tabIndex={0} role="group" aria-labelledby="timeline">
      <table>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">What</th>
            <th scope="col">In the log of</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ at, text, event }, index) => (
            <tr key={index}>
              <th scope="row">
                <time dateTime={at}>{dayAndTimeOf(at)}</time>
              </th>
              <td>{text}</td>
              <td>
                {event && (
                  <Link to={`/incidents/INC-${event.incident.number}`}>INC-{event.incident.number}</Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
