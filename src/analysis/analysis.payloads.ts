import { Field, ObjectType } from 'type-graphql'
import { OrganizationType } from '../organizations/index.js'
import { ActionItemType, AnalysisType, CauseType } from './analysis.types.js'

// Ids, which resolve by themselves (docs/decisions/0006).

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class StartAnalysisPayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateAnalysisPayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SetNarrativePayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AddCausePayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
  @Field(() => CauseType, { description: 'The cause.' }) cause: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateCausePayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
  @Field(() => CauseType, { description: 'The cause.' }) cause: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RemoveCausePayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AddActionItemPayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
  @Field(() => ActionItemType, { description: 'The follow-up action.' }) actionItem: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SubmitAnalysisPayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class ReviewAnalysisPayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class PublishAnalysisPayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class AmendAnalysisPayload {
  @Field(() => AnalysisType, { description: 'As it stands now.' }) analysis: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateActionItemPayload {
  @Field(() => ActionItemType, { description: 'As it stands now.' }) actionItem: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateAnalysisRulePayload {
  @Field(() => OrganizationType, { description: 'As it stands now.' }) organization: string
}
