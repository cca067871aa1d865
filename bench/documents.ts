const listed = `id number title status severity urgency priority major drill openedAt acknowledgedAt version
    owner { __typename ... on User { id name } ... on Team { id name } }
    services { id name }`

/** What is asked, of every server in the same words. Variables carry all values, as generated clients do. */
export const documents = {
  list: `query List($first: Int!, $filter: IncidentFilter!) {
  incidents(first: $first, filter: $filter) { edges { node { ${listed} } } }
}`,
  page: `query Page($first: Int!, $after: String, $filter: IncidentFilter!) {
  incidents(first: $first, after: $after, filter: $filter) { edges { node { ${listed} } } pageInfo { endCursor } }
}`,
  count: `query Count($first: Int!, $filter: IncidentFilter!) {
  incidents(first: $first, filter: $filter) { totalCount edges { node { ${listed} } } }
}`,
  timeline: `query Timeline($id: ID!, $first: Int!) {
  incident(id: $id) {
    id number title status
    timeline(first: $first) { edges { node { id kind summary occurredAt recordedAt actor { kind name } } } }
  }
}`,
  open: `mutation Open($title: String!) {
  openIncident(input: { title: $title, severity: HIGH, urgency: LOW }) { incident { id number status priority } }
}`,
  openPaging: `mutation OpenPaging($title: String!, $serviceIds: [ID!]!) {
  openIncident(input: { title: $title, severity: HIGH, urgency: LOW, serviceIds: $serviceIds }) {
    incident { id number status priority }
  }
}`,
  note: `mutation Note($id: ID!) {
  addIncidentNote(input: { id: $id, text: "Looked at the queue again: shorter than before." }) { event { id } }
}`,
  follow: `subscription Follow {
  incidentChanged { event { id kind summary occurredAt actor { kind name } } incident { id number title status priority } }
}`,
  board: `query Board($first: Int!) {
  statusBoard {
    cursor openCount breachedCount atRiskCount byPriority { priority count } byStatus { status count }
    incidents(first: $first) {
      id number title status priority severity major openedAt
      owner { __typename ... on User { id name } ... on Team { id name } }
      services { id name }
      slaClocks { id metric state breached dueAt policy { name } }
    }
    services { id name health ownerTeam { id name } }
  }
}`,
} as const
export type Scenario = keyof typeof documents
