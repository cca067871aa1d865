import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { manyBy } from '../access/loaders.js'
import { IncidentType, type IncidentEntity } from '../incidents/index.js'
import { userById, UserType } from '../people/index.js'
import { FeedbackEntity } from './feedback.entity.js'
import { FeedbackType, GiveFeedbackInput, GiveFeedbackPayload } from './feedback.types.js'
import { giveFeedback } from './use-cases/give-feedback.js'

const feedbackOfIncident = manyBy('feedback of incident', FeedbackEntity, 'incidentId', 'at, userId')

@Resolver(() => FeedbackType)
export class FeedbackResolver {
  @FieldResolver(() => UserType, { description: 'Who says so.' })
  author(@Root() { userId }: FeedbackEntity, @Ctx() context: Context) {
    return context.load(userById).load(userId)
  }

  @Mutation(() => GiveFeedbackPayload, { description: 'Says how a resolved or closed incident was handled.' })
  giveFeedback(
    @Arg('input', { description: 'Of which incident, and what.' }) input: GiveFeedbackInput,
    @Ctx() context: Context,
  ) {
    return context.transact(giveFeedback, input)
  }
}

@Resolver(() => IncidentType)
export class IncidentFeedbackResolver {
  @FieldResolver(() => [FeedbackType], {
    description: 'What stakeholders say about how it was handled, the oldest word first.',
  })
  feedback(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return context.load(feedbackOfIncident).load(id)
  }
}
