import type { Filters } from '../desk/filters'
import type { Beside } from './use-board'

interface OnCallProps {
  schedules: Beside['onCallSchedules']
  filters: Filters
}

/** Who is to be called now. */
export function OnCall({ schedules, filters }: OnCallProps) {
  const ours = schedules.filter(
    ({ ownerTeam }) =>
      filters.teams.length === 0 || (ownerTeam !== null && filters.teams.includes(ownerTeam.id)),
  )
  return (
    <section aria-labelledby="on-call" class="card">
      <h2 id="on-call">On call now</h2>
      {ours.length === 0 && <p>No schedule.</p>}
      <ul class="pairs">
        {ours.map(({ id, name, onCall }) => (
          <li key={id}>
            <span>{name}</span> <strong>{onCall.map(({ name }) => name).join(', ') || '⚠ nobody'}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}
