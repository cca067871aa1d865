import { useEffect } from 'preact/hooks'
import { Age, Clocks, PriorityBadge, StatusWord } from '../desk/badges'
import { dayAndTimeOf, plain } from '../desk/words'
import type { PageProps } from '../shell/pages'
import { Link } from '../shell/route'
import { Actions } from './actions'
import { Timeline } from './timeline'
import { useIncident, type Incident } from './use-incident'

/** One incident, live, and what a responder can do about it. */
export function IncidentPage({ subject }: PageProps) {
  const { incident, fault, again } = useIncident(subject)
  useEffect(() => {
    document.title = incident ? `INC-${incident.number} ${incident.title}` : `${subject} – Tocsin`
  }, [incident, subject])
  return (
    <>
      <p>
        <Link to="/board">← Board</Link>
      </p>
      {fault !== null && <p role="alert">{fault}</p>}
      {incident === undefined && fault === null && <p class="notice">Asking the desk …</p>}
      {incident === null && <p>There is no incident {subject}, or none that you may see.</p>}
      {incident && (
        <>
          <Head incident={incident} />
          <div class="board">
            <Timeline events={incident.timeline.edges.map(({ node }) => node)} />
            <div class="beside">
              <Actions incident={incident} done={again} />
              <Updates updates={incident.statusUpdates.edges.map(({ node }) => node)} />
            </div>
          </div>
        </>
      )}
    </>
  )
}

function Head({ incident }: { incident: Incident }) {
  const { number, title, priority, status, owner, services, openedAt, resolvedAt } = incident
  return (
    <section aria-labelledby="incident" class={`incident ${priority.toLowerCase()}`}>
      <h1 id="incident">
        <PriorityBadge priority={priority} /> INC-{number} {title}
        {incident.major && <strong class="major"> MAJOR</strong>}
      </h1>
      <p>
        <StatusWord status={status} />
        <span>{owner ? `Owner: ${owner.name}` : '⚠ nobody owns it'}</span>
        {resolvedAt === null ? (
          <span>
            open for <Age since={openedAt} />
          </span>
        ) : (
          <span>resolved {dayAndTimeOf(resolvedAt)}</span>
        )}
        <span>
          severity {plain(incident.severity)}, urgency {plain(incident.urgency)}
        </span>
        <span class="soft">{services.map(({ name }) => name).join(', ')}</span>
      </p>
      <Clocks clocks={incident.slaClocks} />
      {incident.description && <p class="text">{incident.description}</p>}
      {incident.resolution && <p class="text">Resolution: {incident.resolution}</p>}
      <Analysis incident={incident} />
    </section>
  )
}

/** Where it leads to what was learnt, or by when that is due. */
function Analysis({ incident: { analysis, analysisDueAt } }: { incident: Incident }) {
  if (analysis) {
    return (
      <p>
        <span>
          Analysis: <Link to={`/analyses/${analysis.id}`}>{analysis.title}</Link> ({plain(analysis.state)})
        </span>
      </p>
    )
  }
  return analysisDueAt === null ? null : <p>Analysis due {dayAndTimeOf(analysisDueAt)}, not begun</p>
}

type Update = Incident['statusUpdates']['edges'][number]['node']

function Updates({ updates }: { updates: Update[] }) {
  return (
    <section aria-labelledby="updates" class="card">
      <h2 id="updates">Status updates</h2>
      {updates.length === 0 && <p>None was posted.</p>}
      <ul>
        {updates.map(({ id, audience, message, postedAt }) => (
          <li key={id}>
            <span class="soft">
              {dayAndTimeOf(postedAt)}, for {plain(audience)}:
            </span>{' '}
            {message}
          </li>
        ))}
      </ul>
    </section>
  )
}
