import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { GraphQLInt } from 'graphql'
import type { Context } from '../access/context.js'
import { eventById, incidentEventTypes } from '../incidents/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import { userById, UserType } from '../people/index.js'
import type { AnalysisReviewEntity, CauseEntity, NarrativeEntry } from './analysis.entity.js'
import { causesOfAnalysis } from './analysis.reads.js'
import { AnalysisReviewType, CauseType, NarrativeEntryType } from './analysis.types.js'
import { asTold } from './causes.js'

const { IncidentEventType } = incidentEventTypes

@Resolver(() => CauseType)
export class CauseResolver {
  @FieldResolver(() => [IncidentEventType], { description: 'Entries of the log that show it.' })
  async evidence(@Root() { evidenceIds }: CauseEntity, @Ctx() context: Context) {
    const found = await context.load(eventById).loadMany(evidenceIds)
    return found.filter((event) => event !== null)
  }

  @FieldResolver(() => [CauseType], { description: "The causes that answer this one's 'why'." })
  async because(@Root() { id, analysisId }: CauseEntity, @Ctx() context: Context) {
    const causes = await context.load(causesOfAnalysis).load(analysisId)
    return causes.filter(({ explainsId }) => explainsId === id)
  }

  @FieldResolver(() => CauseType, {
    nullable: true,
    description: "The cause whose 'why' this one answers; null where it is the incident's.",
  })
  async explains(@Root() { explainsId, analysisId }: CauseEntity, @Ctx() context: Context) {
    const causes = await context.load(causesOfAnalysis).load(analysisId)
    return causes.find(({ id }) => id === explainsId) ?? null
  }

  @FieldResolver(() => GraphQLInt, { description: "How many 'why' lie between it and the incident; from 0." })
  async depth(@Root() { id, analysisId }: CauseEntity, @Ctx() context: Context) {
    const causes = asTold(await context.load(causesOfAnalysis).load(analysisId))
    return causes.find((cause) => cause.id === id)?.depth ?? 0
  }
}

@Resolver(() => NarrativeEntryType)
export class NarrativeEntryResolver {
  @FieldResolver(() => DateTimeScalar, { description: 'When it happened.' })
  at(@Root() { at }: NarrativeEntry) {
    return new Date(at)
  }

  @FieldResolver(() => IncidentEventType, {
    nullable: true,
    description: 'The entry of the log that it tells of; null where it is none.',
  })
  event(@Root() { eventId }: NarrativeEntry, @Ctx() context: Context) {
    return eventId && context.load(eventById).load(eventId)
  }
}

@Resolver(() => AnalysisReviewType)
export class AnalysisReviewResolver {
  @FieldResolver(() => UserType, { description: 'Who said it.' })
  reviewer(@Root() { reviewerId }: AnalysisReviewEntity, @Ctx() context: Context) {
    return context.load(userById).load(reviewerId)
  }
}
