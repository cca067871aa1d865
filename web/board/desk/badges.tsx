import type { ClockFaceFragment, IncidentStatus, Priority, ServiceHealth } from '../../generated/graphql'
import { useNow } from './clock'
import { lengthOf, millisecondsOf, plain } from './words'

/** P1 to P4: the letter says it, the colour helps. */
export function PriorityBadge({ priority }: { priority: Priority }) {
  return <strong class={`badge ${priority.toLowerCase()}`}>{priority}</strong>
}

const signs: Record<IncidentStatus, string> = {
  OPEN: '○',
  ACKNOWLEDGED: '◔',
  IN_PROGRESS: '◑',
  ON_HOLD: '‖',
  MITIGATED: '◕',
  RESOLVED: '✓',
  CLOSED: '■',
  CANCELED: '×',
}

export function StatusWord({ status }: { status: IncidentStatus }) {
  return (
    <span class="status">
      <span aria-hidden="true">{signs[status]}</span> {plain(status)}
    </span>
  )
}

const healthSigns: Record<ServiceHealth, string> = {
  OPERATIONAL: '✓',
  DEGRADED: '▽',
  PARTIAL_OUTAGE: '◐',
  MAJOR_OUTAGE: '✖',
  MAINTENANCE: '⚒',
}

export function HealthWord({ health }: { health: ServiceHealth }) {
  return (
    <span class={`health ${health.toLowerCase()}`}>
      <span aria-hidden="true">{healthSigns[health]}</span> {plain(health)}
    </span>
  )
}

/** How long something has lasted, each second anew. */
export function Age({ since }: { since: string }) {
  return <time dateTime={since}>{lengthOf(useNow() - Date.parse(since))}</time>
}

/** What is promised still: running, paused or already broken. */
export function Clocks({ clocks }: { clocks: ClockFaceFragment[] }) {
  const ticking = clocks.filter(({ state }) => state === 'RUNNING' || state === 'PAUSED')
  if (ticking.length === 0) return null
  return (
    <ul class="clocks" aria-label="SLA">
      {ticking.map((clock) => (
        <li key={clock.id}>
          <Clock clock={clock} />
        </li>
      ))}
    </ul>
  )
}

function Clock({ clock }: { clock: ClockFaceFragment }) {
  const now = useNow()
  const name = `${plain(clock.metric)} (${clock.policy.name})`
  if (clock.state === 'PAUSED') {
    return (
      <span class="clock paused">
        ‖ {name} paused, {lengthOf(millisecondsOf(clock.remaining))} {clock.breached ? 'over' : 'left'}
      </span>
    )
  }
  if (clock.dueAt === null) return <span class="clock">{name}</span>
  const left = Date.parse(clock.dueAt) - now
  if (left <= 0)
    return (
      <span class="clock breached">
        ✖ {name} late by {lengthOf(left)}
      </span>
    )
  return (
    <span class={`clock ${left < 3_600_000 ? 'soon' : ''}`}>
      {left < 3_600_000 ? '⚠' : '◷'} {name} in {lengthOf(left)}
    </span>
  )
}
