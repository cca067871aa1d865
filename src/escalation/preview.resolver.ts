import { GraphQLInt } from 'graphql'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
  Root,
} from 'type-graphql'
import type { Context } from '../access/context.js'
import { userById, UserType } from '../people/index.js'
import { DateTimeScalar } from '../scalars/index.js'
import type { CoverageProblem as Problem, Finding } from './coverage.js'
import { findingsOf, previewOf } from './preview.reads.js'

export const CoverageProblem = {
  NOBODY_REACHED: 'NOBODY_REACHED',
  SAME_PERSON_TWICE: 'SAME_PERSON_TWICE',
  NO_VERIFIED_CONTACT: 'NO_VERIFIED_CONTACT',
  RULE_LATER_THAN_STEP: 'RULE_LATER_THAN_STEP',
} as const satisfies Record<Problem, Problem>
registerEnumType(CoverageProblem, {
  name: 'CoverageProblem',
  description: 'How a policy would fail somebody.',
  valuesConfig: {
    NOBODY_REACHED: { description: 'The step reaches nobody: nobody is on call, or everybody is inactive.' },
    SAME_PERSON_TWICE: { description: 'The step tells somebody whom an earlier step has told already.' },
    NO_VERIFIED_CONTACT: { description: 'The step tells somebody without a verified way to be reached.' },
    RULE_LATER_THAN_STEP: { description: 'The person’s rules page later than the step waits.' },
  },
})

@ObjectType('EscalationForecast', {
  description: 'When a step would begin, and whom it would tell.',
  simpleResolvers: true,
})
export class EscalationForecastType {
  @Field(() => DateTimeScalar, { description: 'When it would begin.' }) at: Date
  @Field(() => GraphQLInt, { description: 'The step, from 1.' }) position: number
  @Field(() => GraphQLInt, { description: 'How often the ladder has begun by then, from 1.' }) round: number
  @Field(() => [UserType], { description: 'Whom it would tell; nobody, and the next step follows at once.' })
  users: UserType[]
}

@ObjectType('CoverageFinding', { description: 'A stretch in which a policy would fail somebody.' })
export class CoverageFindingType {
  @Field(() => GraphQLInt, { description: 'At which step, from 1.' }) position: number
  @Field(() => CoverageProblem, { description: 'How.' }) problem: Problem
}

@Resolver(() => CoverageFindingType)
export class EscalationPreviewResolver {
  @Query(() => [EscalationForecastType], {
    description:
      'Who would be told when, were such an incident opened at that instant and nobody answered: nothing is written.',
  })
  previewEscalation(
    @Arg('policyId', () => ID, { description: 'By which policy.' }) policyId: string,
    @Arg('at', () => DateTimeScalar, { description: 'When, past or future.' }) at: Date,
    @Ctx() context: Context,
  ) {
    return previewOf(context, policyId, at)
  }

  @Query(() => [CoverageFindingType], {
    description:
      'Where the policy would fail somebody in that span: a step that reaches nobody, the same person twice, someone without a verified way to be reached. At most 400 days.',
  })
  escalationCoverage(
    @Arg('policyId', () => ID, { description: 'Which policy.' }) policyId: string,
    @Arg('from', () => DateTimeScalar, { description: 'Where the span begins.' }) from: Date,
    @Arg('to', () => DateTimeScalar, { description: 'Where it ends.' }) to: Date,
    @Ctx() context: Context,
  ) {
    return findingsOf(context, policyId, from, to)
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Where the stretch begins.' })
  from(@Root() { from }: Finding) {
    return new Date(from)
  }

  @FieldResolver(() => DateTimeScalar, { description: 'Where it ends.' })
  to(@Root() { to }: Finding) {
    return new Date(to)
  }

  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'Who is failed; null where nobody is reached.',
  })
  user(@Root() { userId }: Finding, @Ctx() context: Context) {
    return userId && context.load(userById).load(userId)
  }
}
