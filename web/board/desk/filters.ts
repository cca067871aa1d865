import type { HappeningFragment, IncidentFilter, Priority } from '../../generated/graphql'

const priorities: readonly Priority[] = ['P1', 'P2', 'P3', 'P4']

/** What the board is narrowed to; it stands in the address, so that a board is a link. */
export interface Filters {
  teams: string[]
  services: string[]
  priorities: Priority[]
}

/** `?team=team_…&service=service_…&priority=P1&priority=P2` */
export function filtersOf(query: URLSearchParams): Filters {
  const wanted = query.getAll('priority')
  return {
    teams: query.getAll('team').filter(Boolean),
    services: query.getAll('service').filter(Boolean),
    priorities: priorities.filter((priority) => wanted.includes(priority)),
  }
}

/** As they stand in an address. */
export const entriesOf = ({ teams, services, priorities }: Filters): [string, string][] => [
  ...teams.map((id): [string, string] => ['team', id]),
  ...services.map((id): [string, string] => ['service', id]),
  ...priorities.map((name): [string, string] => ['priority', name]),
]

/** The address of the page that is narrowed like this. */
export function addressOf(filters: Filters, page: '/board' | '/metrics-board' = '/board'): string {
  const query = new URLSearchParams(entriesOf(filters))
  return query.size === 0 ? page : `${page}?${query}`
}

/** As the desk is asked. */
export function incidentFilterOf({ teams, services, priorities }: Filters): IncidentFilter {
  return {
    ...(teams.length > 0 && { teamIds: teams }),
    ...(services.length > 0 && { serviceIds: services }),
    ...(priorities.length > 0 && { priorities }),
  }
}

/** Whether an event concerns an incident that matches: `events` of the desk takes no filter. */
export function concerns(filters: Filters, { incident }: HappeningFragment): boolean {
  const { teams, services, priorities } = filters
  const ofTeam =
    (incident.owner !== null && teams.includes(incident.owner.id)) ||
    incident.services.some(({ ownerTeam }) => ownerTeam !== null && teams.includes(ownerTeam.id))
  return (
    (teams.length === 0 || ofTeam) &&
    (services.length === 0 || incident.services.some(({ id }) => services.includes(id))) &&
    (priorities.length === 0 || priorities.includes(incident.priority))
  )
}
