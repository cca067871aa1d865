/** What stands at a place. `nodes`: an id of any type; `input`: of the type that a valid call has there. */
export type Kind =
  | 'user'
  | 'program'
  | 'team'
  | 'service'
  | 'incident'
  | 'service category'
  | 'incident type'
  | 'technical category'
  | 'calendar'
  | 'schedule'
  | 'rotation'
  | 'escalation'
  | 'escalation policy'
  | 'response plan'
  | 'analysis'
  | 'article'
  | 'cause'
  | 'action item'
  | 'event'
  | 'contact method'
  | 'notification'
  | 'nodes'
  | 'input'
  | 'log cursor'
  | 'list cursor'
  | 'consumer'

/** Which kinds the fields and arguments of that name take. */
export const named: Readonly<Record<string, readonly Kind[]>> = {
  actorId: ['user', 'program'],
  articleId: ['article'],
  articleIds: ['article'],
  analysisId: ['analysis'],
  assigneeId: ['user'],
  authorIds: ['user'],
  causeId: ['cause'],
  eventId: ['event'],
  evidenceIds: ['event'],
  explainsId: ['cause'],
  incidentIds: ['incident'],
  reviewerIds: ['user'],
  calendarId: ['calendar'],
  contactMethodId: ['contact method'],
  defaultEscalationPolicyId: ['escalation policy'],
  escalationId: ['escalation'],
  policyId: ['escalation policy'],
  responderId: ['user', 'schedule'],
  responsePlanId: ['response plan'],
  participantIds: ['user'],
  replacesUserId: ['user'],
  scheduleId: ['schedule'],
  targetId: ['user', 'team', 'schedule'],
  targetIds: ['user', 'team', 'schedule'],
  category: ['service category'],
  categoryId: ['service category'],
  categoryIds: ['service category', 'incident type', 'technical category'],
  dependsOnIds: ['service'],
  incidentId: ['incident'],
  intoId: ['incident'],
  ownerId: ['user', 'team'],
  ownerIds: ['user', 'team'],
  ownerTeamId: ['team'],
  parentId: ['incident'],
  reporterId: ['user'],
  serviceCategoryId: ['service category'],
  serviceId: ['service'],
  serviceIds: ['service'],
  teamId: ['team'],
  teamIds: ['team'],
  technicalCategoryId: ['technical category'],
  typeId: ['incident type'],
  userId: ['user'],
  watcherIds: ['user'],
  cursor: ['log cursor'],
  consumer: ['consumer'],
}
/** The same where the name alone does not say it. */
export const byPlace: Readonly<Record<string, readonly Kind[]>> = {
  'Query.incident(id)': ['incident'],
  'Query.node(id)': ['nodes'],
  'Query.nodes(ids)': ['nodes'],
  // No team owns what a person owns.
  'User.ownedIncidents(filter.ownerIds)': ['user'],
  'Subscription.incidentChanged(id)': ['incident'],
  'Subscription.incidentChanged(after)': ['log cursor'],
}

/** What a question needs besides ids. */
export const spans: Readonly<Record<string, string>> = {
  at: '2026-03-02T09:00:00Z',
  from: '2026-03-02T09:00:00Z',
  to: '2026-03-03T09:00:00Z',
}
export const least: Readonly<Record<string, object>> = {
  NotificationRuleInput: { delay: 'PT1M' },
  PlannedRoleInput: { kind: 'LIAISON' },
  NarrativeEntryInput: { at: '2026-03-02T09:00:00Z', text: 'x' },
  EscalationStepInput: { timeout: 'PT1M' },
  RotationInput: { name: 'x', startsAt: '2026-03-02T09:00:00Z', unit: 'DAYS' },
  OpenIncidentInput: { title: 'x', severity: 'LOW', urgency: 'LOW' },
}
