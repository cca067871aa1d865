import { Age, Clocks, PriorityBadge, StatusWord } from '../desk/badges'
import { Link } from '../shell/route'
import type { Board } from './use-board'

interface IncidentsProps {
  incidents: Board['incidents']
  openCount: number
}

/** What is open, the most urgent first. */
export function Incidents({ incidents, openCount }: IncidentsProps) {
  return (
    <section aria-labelledby="incidents" class="incidents">
      <h2 id="incidents">Open incidents</h2>
      {incidents.length === 0 && <p>Nothing is open. ✓</p>}
      <ol>
        {incidents.map((incident) => (
          <li key={incident.id} class={`incident fresh ${incident.priority.toLowerCase()}`}>
            <h3>
              <PriorityBadge priority={incident.priority} />{' '}
              <Link to={`/incidents/INC-${incident.number}`}>
                INC-{incident.number} {incident.title}
              </Link>
              {incident.major && <strong class="major"> MAJOR</strong>}
            </h3>
            <p>
              <StatusWord status={incident.status} />
              <span>{incident.owner ? `Owner: ${incident.owner.name}` : '⚠ nobody owns it'}</span>
              <span>
                open for <Age since={incident.openedAt} />
              </span>
              <span class="soft">{incident.services.map(({ name }) => name).join(', ')}</span>
            </p>
            <Clocks clocks={incident.slaClocks} />
          </li>
        ))}
      </ol>
      {openCount > incidents.length && <p>and {openCount - incidents.length} more</p>}
    </section>
  )
}
