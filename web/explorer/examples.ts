import followIncidents from './examples/1-follow-incidents.graphql'
import openIncident from './examples/2-open-incident.graphql'
import openIncidentVariables from './examples/2-open-incident.variables.json'
import statusBoard from './examples/3-status-board.graphql'
import listIncidents from './examples/4-list-incidents.graphql'
import listIncidentsVariables from './examples/4-list-incidents.variables.json'
import acknowledgeIncident from './examples/5-acknowledge-incident.graphql'
import acknowledgeIncidentVariables from './examples/5-acknowledge-incident.variables.json'

/**
 * The tabs of a first visit. The first has no variables: GraphiQL does not show those of the first tab
 * before another one has been opened.
 */
export const examples = [
  { query: followIncidents },
  { query: openIncident, variables: openIncidentVariables },
  { query: statusBoard },
  { query: listIncidents, variables: listIncidentsVariables },
  { query: acknowledgeIncident, variables: acknowledgeIncidentVariables },
]
