import { expect, test } from '@jest/globals'
import { isObjectType, type GraphQLSchema } from 'graphql'
import { getMetadataArgsStorage } from 'typeorm'
import { BusinessCalendarEntity } from '../../src/calendars/index.js'
import { CategoryEntity, PriorityRuleEntity } from '../../src/classification/index.js'
import {
  EscalationEntity,
  EscalationNoticeEntity,
  EscalationPolicyEntity,
} from '../../src/escalation/index.js'
import { FeedbackEntity } from '../../src/feedback/index.js'
import * as incidents from '../../src/incidents/index.js'
import { CalendarFeedEntity, OnCallScheduleEntity, ShiftOverrideEntity } from '../../src/on-call/index.js'
import { notificationEntities } from '../../src/notifications/index.js'
import { ArticleEntity, ArticleVersionEntity } from '../../src/knowledge/index.js'
import { OrganizationEntity } from '../../src/organizations/index.js'
import { ContactMethodEntity, TeamEntity, TeamMembershipEntity, UserEntity } from '../../src/people/index.js'
import { analysisEntities } from '../../src/analysis/index.js'
import { ResponsePlanEntity } from '../../src/preparedness/index.js'
import { buildSchema } from '../../src/schema.js'
import { ServiceEntity } from '../../src/services/index.js'
import { SlaPolicyEntity } from '../../src/sla/index.js'

/** The types whose fields are served straight from rows, and the rows. */
const rows: Record<string, new () => object> = {
  OnCallSchedule: OnCallScheduleEntity,
  ShiftOverride: ShiftOverrideEntity,
  CalendarFeed: CalendarFeedEntity,
  Notification: notificationEntities.NotificationEntity,
  NotificationRule: notificationEntities.NotificationRuleEntity,
  Organization: OrganizationEntity,
  OrganizationSettings: OrganizationEntity,
  User: UserEntity,
  ContactMethod: ContactMethodEntity,
  Team: TeamEntity,
  TeamMembership: TeamMembershipEntity,
  BusinessCalendar: BusinessCalendarEntity,
  Category: CategoryEntity,
  PriorityRule: PriorityRuleEntity,
  Service: ServiceEntity,
  SlaPolicy: SlaPolicyEntity,
  Escalation: EscalationEntity,
  EscalationNotice: EscalationNoticeEntity,
  EscalationPolicy: EscalationPolicyEntity,
  Article: ArticleEntity,
  ArticleVersion: ArticleVersionEntity,
  Feedback: FeedbackEntity,
  ResponsePlan: ResponsePlanEntity,
  PostIncidentAnalysis: analysisEntities.AnalysisEntity,
  AnalysisReview: analysisEntities.AnalysisReviewEntity,
  AnalysisVersion: analysisEntities.AnalysisVersionEntity,
  Cause: analysisEntities.CauseEntity,
  ActionItem: analysisEntities.ActionItemEntity,
  Incident: incidents.IncidentEntity,
  IncidentRole: incidents.IncidentRoleEntity,
  IncidentTask: incidents.IncidentTaskEntity,
  StatusUpdate: incidents.StatusUpdateEntity,
}

const columnsOf = (entity: new () => object) =>
  getMetadataArgsStorage()
    .columns.filter(({ target }) => target === entity)
    .map(({ propertyName }) => propertyName)

function unresolved(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`${name} is no object type`)
  return Object.values(type.getFields())
    .filter(({ resolve }) => !resolve)
    .map((field) => field.name)
}

test.each(Object.entries(rows))(
  'every field of %s has a column of its name or a resolver',
  async (name, entity) => {
    const fields = unresolved(await buildSchema(), name)
    expect(fields.filter((field) => !columnsOf(entity).includes(field))).toEqual([])
  },
)

test('every field that names something by its id in a payload resolves it', async () => {
  const schema = await buildSchema()
  const payloads = Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && type.name.endsWith('Payload'),
  )
  expect(payloads.length).toBeGreaterThan(30)
  const plain = payloads.flatMap(({ name }) => unresolved(schema, name).map((field) => `${name}.${field}`))
  expect(plain).toEqual([
    'CreateApiKeyPayload.secret',
    'RotateApiKeyPayload.secret',
    'AdvanceConsumerPayload.consumer',
    'AdvanceConsumerPayload.cursor',
    'AddContactMethodPayload.signingSecret',
    'CreateCalendarFeedPayload.url',
    'ReceiveAlertPayload.opened',
  ])
})
