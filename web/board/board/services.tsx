import { HealthWord } from '../desk/badges'
import type { Filters } from '../desk/filters'
import type { Board } from './use-board'

interface ServicesProps {
  services: Board['services']
  filters: Filters
}

/** All services that concern the board, the worst first. */
export function Services({ services, filters }: ServicesProps) {
  const ours = services.filter(
    ({ id, ownerTeam }) =>
      (filters.services.length === 0 || filters.services.includes(id)) &&
      (filters.teams.length === 0 || (ownerTeam !== null && filters.teams.includes(ownerTeam.id))),
  )
  return (
    <section aria-labelledby="services" class="card">
      <h2 id="services">Services</h2>
      {ours.length === 0 && <p>None.</p>}
      <ul class="pairs">
        {ours.map(({ id, name, health }) => (
          <li key={id}>
            <span>{name}</span> <HealthWord health={health} />
          </li>
        ))}
      </ul>
    </section>
  )
}
