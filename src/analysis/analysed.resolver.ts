import { GraphQLString } from 'graphql'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { IncidentType, stillSeen, type IncidentEntity } from '../incidents/index.js'
import { NotificationType, notificationEntities } from '../notifications/index.js'
import { OrganizationSettingsType, type OrganizationEntity } from '../organizations/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { actionItemById, analysisById, analysisDueAt, analysisOfIncident } from './analysis.reads.js'
import { ActionItemType, AnalysisChangedType, AnalysisRuleType, AnalysisType } from './analysis.types.js'
import { standardRule } from './need.js'

// What analyses hang on the types of the rooms below.

type Notification = InstanceType<typeof notificationEntities.NotificationEntity>

@Resolver(() => IncidentType)
export class IncidentAnalysisResolver {
  @FieldResolver(() => AnalysisType, {
    nullable: true,
    description:
      'What was learnt from it; null until somebody begins, or where it is about others too that are hidden.',
  })
  analysis(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return analysisOfIncident(context, id)
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'By when an analysis is due; null where none is asked for.',
  })
  analysisDueAt(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return analysisDueAt(context, id)
  }
}

@Resolver(() => OrganizationSettingsType)
export class OrganizationAnalysisResolver {
  @FieldResolver(() => AnalysisRuleType, {
    description:
      'Which incidents need an analysis, and by when. P1, P2 and major ones in five working days by default.',
  })
  analysisRule(@Root() { analysisRule }: OrganizationEntity) {
    return analysisRule ?? standardRule
  }
}

@Resolver(() => NotificationType)
export class NotificationAnalysisResolver {
  @FieldResolver(() => AnalysisType, { nullable: true, description: 'The analysis that it is about.' })
  analysis(@Root() { analysisId }: Notification, @Ctx() context: Context) {
    return analysisId && context.load(analysisById).load(analysisId)
  }

  @FieldResolver(() => ActionItemType, {
    nullable: true,
    description: 'The follow-up action that it is about.',
  })
  actionItem(@Root() { actionItemId }: Notification, @Ctx() context: Context) {
    return actionItemId && context.load(actionItemById).load(actionItemId)
  }
}

interface Changed {
  data: { analysisId: string; note: string | null }
}

@Resolver(() => AnalysisChangedType)
export class AnalysisChangedResolver {
  @FieldResolver(() => AnalysisType, { description: 'The analysis, as it stands now.' })
  analysis(@Root() { data }: Changed, @Ctx() context: Context) {
    return stillSeen(context.load(analysisById).load(data.analysisId), 'analysis')
  }

  @FieldResolver(() => GraphQLString, {
    nullable: true,
    description: 'The words of the reviewer, or why it was taken up again; for those who see the analysis.',
  })
  async note(@Root() { data }: Changed, @Ctx() context: Context) {
    return (await context.load(analysisById).load(data.analysisId)) ? data.note : null
  }
}
