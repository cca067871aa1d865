import { GraphQLBoolean, GraphQLInt, GraphQLString } from 'graphql'
import { Field, ObjectType } from 'type-graphql'
import { NodeType, nodeTypes } from '../access/node.types.js'
import { Priority } from '../classification/index.js'
import { connectionOf } from '../connections/connection.types.js'
import { incidentEventTypes } from '../incidents/index.js'
import { DateTimeScalar, DurationScalar, UrlScalar } from '../scalars/index.js'
import * as kinds from './analysis.enums.js'

nodeTypes.set('analysis', 'PostIncidentAnalysis').set('cause', 'Cause').set('action_item', 'ActionItem')

@ObjectType('PostIncidentAnalysis', {
  implements: NodeType,
  description: 'What happened, why, and what changes because of it.',
  simpleResolvers: true,
})
export class AnalysisType extends NodeType {
  @Field(() => kinds.AnalysisState, { description: 'How far it is.' }) state: kinds.AnalysisState
  @Field({ description: 'What it is called.' }) title: string
  @Field({ description: 'What happened, in a few sentences. Markdown.' }) summary: string
  @Field({ description: 'Whom it hurt, how much, how long. Markdown.' }) impact: string
  @Field({ description: 'How it was noticed. Markdown.' }) detection: string
  @Field({ description: 'What was done about it. Markdown.' }) response: string
  @Field(() => [LessonType], { description: 'What was learnt.' }) lessonsLearned: LessonType[]
  @Field(() => DateTimeScalar, { nullable: true, description: 'When people meet about it.' })
  meetingAt: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when it is to be published.' })
  dueAt: Date | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last published.' })
  publishedAt: Date | null
  @Field(() => GraphQLInt, { description: 'Counts every change.' }) version: number
}

@ObjectType('Lesson', { description: 'Something that was learnt.', simpleResolvers: true })
export class LessonType {
  @Field(() => kinds.LessonKind, { description: 'Of which kind.' }) kind: kinds.LessonKind
  @Field({ description: 'What.' }) text: string
}

@ObjectType('Cause', {
  implements: NodeType,
  description: "One answer to 'why'; its own causes answer the next 'why'.",
  simpleResolvers: true,
})
export class CauseType extends NodeType {
  @Field(() => kinds.CauseKind, { description: 'What part it had.' }) kind: kinds.CauseKind
  @Field(() => kinds.CauseCategory, { description: 'Where it lies.' }) category: kinds.CauseCategory
  @Field({ description: 'The answer.' }) statement: string
}

@ObjectType('ActionItem', {
  implements: NodeType,
  description: 'Something that is done so that it does not come back.',
  simpleResolvers: true,
})
export class ActionItemType extends NodeType {
  @Field({ description: 'What is to be done.' }) title: string
  @Field(() => kinds.ActionItemKind, { description: 'What for.' }) kind: kinds.ActionItemKind
  @Field(() => Priority, { description: 'In which order.' }) priority: Priority
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when.' }) dueAt: Date | null
  @Field(() => kinds.ActionItemState, { description: 'How far it is.' }) state: kinds.ActionItemState
  @Field(() => UrlScalar, { nullable: true, description: 'Where the work is tracked.' }) ticketUrl:
    string | null
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done or given up.' })
  completedAt: Date | null
}

@ObjectType('NarrativeEntry', {
  description: 'A part of the story, in its author’s words.',
  simpleResolvers: true,
})
export class NarrativeEntryType {
  @Field({ description: 'What happened.' }) text: string
}

@ObjectType('AnalysisReview', { description: 'What a reviewer said.', simpleResolvers: true })
export class AnalysisReviewType {
  @Field(() => kinds.ReviewVerdict, { description: 'Whether it may be published.' })
  verdict: kinds.ReviewVerdict
  @Field(() => GraphQLString, { nullable: true, description: 'Why.' }) comment: string | null
  @Field(() => DateTimeScalar, { description: 'When.' }) at: Date
}

@ObjectType('AnalysisVersion', { description: 'An analysis as it was published.', simpleResolvers: true })
export class AnalysisVersionType {
  @Field(() => GraphQLInt, { description: 'Which version.' }) version: number
  @Field(() => DateTimeScalar, { description: 'When it was published.' }) publishedAt: Date
  @Field({ description: 'As one Markdown document.' }) markdown: string
}

@ObjectType('AnalysisFacts', { description: 'Measured from the log, never typed in.', simpleResolvers: true })
export class AnalysisFactsType {
  @Field(() => DurationScalar, {
    nullable: true,
    description: 'From the beginning of the impact until it was logged.',
  })
  timeToDetect: number | null
  @Field(() => DurationScalar, { nullable: true, description: 'From then until it was acknowledged.' })
  timeToAcknowledge: number | null
  @Field(() => DurationScalar, { nullable: true, description: 'From the log until the impact was over.' })
  timeToMitigate: number | null
  @Field(() => DurationScalar, { nullable: true, description: 'From the log until it was resolved.' })
  timeToResolve: number | null
  @Field(() => GraphQLInt, { description: 'Clocks that breached.' }) slaBreaches: number
  @Field(() => GraphQLInt, { description: 'Ladders that began.' }) escalations: number
  @Field(() => GraphQLInt, { description: 'Pages that went out.' }) pagesSent: number
  @Field(() => GraphQLInt, { description: 'Status updates that were posted.' }) statusUpdates: number
}

@ObjectType('AnalysisRule', {
  description: 'Which incidents need an analysis, and by when.',
  simpleResolvers: true,
})
export class AnalysisRuleType {
  @Field(() => [Priority], { description: 'Those of these priorities.' }) priorities: Priority[]
  @Field(() => GraphQLBoolean, { description: 'And major ones, whatever their priority.' }) major: boolean
  @Field(() => GraphQLInt, { description: 'So many working days after the resolution.' }) workingDays: number
}

@incidentEventTypes.EventOf(
  'ANALYSIS_CHANGED',
  'AnalysisChanged',
  'The analysis was begun, changed or published.',
)
export class AnalysisChangedType extends incidentEventTypes.IncidentEventType {
  @Field(() => kinds.AnalysisState, { description: 'How far it was then.' }) state: kinds.AnalysisState
}

export const AnalysisConnection = connectionOf('Analysis', () => AnalysisType).Connection
export const ActionItemConnection = connectionOf('ActionItem', () => ActionItemType).Connection
