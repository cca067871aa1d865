import { Args, ArgsType, Ctx, Field, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import type { Context } from '../access/context.js'
import { IsOptional } from 'class-validator'
import { MaxLength } from '../scalars/max-length.js'
import { PageArgs } from '../connections/connection.types.js'
import { IncidentConnection, IncidentType } from '../incidents/index.js'
import { userById, UserType } from '../people/index.js'
import type * as rows from './analysis.entity.js'
import { AnalysisState } from './analysis.enums.js'
import * as reads from './analysis.reads.js'
import * as types from './analysis.types.js'
import { asTold } from './causes.js'
import { documentsOf } from './document.reads.js'
import { factsOf, type Facts } from './facts.reads.js'

@ArgsType()
class OverdueArgs extends PageArgs {
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'Only those whose time has passed; false: only the others.',
  })
  overdue?: boolean | null
}

@ArgsType()
class AnalysisListArgs extends OverdueArgs {
  @Field(() => AnalysisState, { nullable: true, description: 'Only those that are so far.' })
  state?: AnalysisState | null
  @IsOptional()
  @MaxLength(500)
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'Words that all must occur, each at the beginning of one, or the number of an incident.',
  })
  search?: string | null
}

const documentOf = {
  name: 'document of analysis',
  read: (context: Context, ids: readonly string[]) => documentsOf(context, ids),
}

const incidentsOfAnalysis = {
  name: 'incidents of analysis',
  read: async (context: Context, ids: readonly string[]) => {
    const groups = await reads.incidentsOf(context, ids)
    return ids.map((id) => groups.get(id) ?? [])
  },
}

const factsOfAnalysis = {
  name: 'facts of analysis',
  read: async (context: Context, ids: readonly string[]) => {
    const groups = await reads.incidentsOf(context, ids)
    return factsOf(
      context.manager,
      ids.map((id) => groups.get(id) ?? []),
    )
  },
}

@Resolver(() => types.AnalysisType)
export class AnalysisResolver {
  @Query(() => types.AnalysisConnection, { description: 'Post-incident analyses, the newest first.' })
  analyses(@Args() args: AnalysisListArgs, @Ctx() context: Context) {
    return reads.pageOfAnalyses(context, args, args)
  }

  @Query(() => IncidentConnection, {
    description: 'Incidents that need an analysis which is not published yet, the lowest number first.',
  })
  neededAnalyses(@Args() args: OverdueArgs, @Ctx() context: Context) {
    return reads.pageOfNeeded(context, args, args.overdue)
  }

  @FieldResolver(() => [IncidentType], {
    description: 'More than one where the same failure showed up as several.',
  })
  incidents(@Root() { id }: rows.AnalysisEntity, @Ctx() context: Context) {
    return context.load(incidentsOfAnalysis).load(id)
  }

  @FieldResolver(() => [types.CauseType], {
    description: 'All of them, each after the one that it explains.',
  })
  async causes(@Root() { id }: rows.AnalysisEntity, @Ctx() context: Context) {
    return asTold(await context.load(reads.causesOfAnalysis).load(id))
  }

  @FieldResolver(() => [types.ActionItemType], { description: 'What changes because of it.' })
  actionItems(@Root() { id }: rows.AnalysisEntity, @Ctx() context: Context) {
    return context.load(reads.actionItemsOfAnalysis).load(id)
  }

  @FieldResolver(() => [types.NarrativeEntryType], {
    description: 'The parts of the timeline that tell the story, in its author’s order and words.',
  })
  narrative(@Root() { narrative }: rows.AnalysisEntity) {
    return narrative
  }

  @FieldResolver(() => [UserType], { description: 'Who writes it.' })
  authors(@Root() { authorIds }: rows.AnalysisEntity, @Ctx() context: Context) {
    return context.load(userById).loadMany(authorIds)
  }

  @FieldResolver(() => [UserType], { description: 'Whose approval is asked for.' })
  reviewers(@Root() { reviewerIds }: rows.AnalysisEntity, @Ctx() context: Context) {
    return context.load(userById).loadMany(reviewerIds)
  }

  @FieldResolver(() => [types.AnalysisReviewType], {
    description: 'What its reviewers said, the oldest first; the last word of each counts.',
  })
  reviews(@Root() { id }: rows.AnalysisEntity, @Ctx() context: Context) {
    return context.load(reads.reviewsOfAnalysis).load(id)
  }

  @FieldResolver(() => [types.AnalysisVersionType], { description: 'As it was published, the oldest first.' })
  versions(@Root() { id }: rows.AnalysisEntity, @Ctx() context: Context) {
    return context.load(reads.versionsOfAnalysis).load(id)
  }

  @FieldResolver(() => GraphQLString, { description: 'The whole analysis as one Markdown document.' })
  markdown(@Root() { id }: rows.AnalysisEntity, @Ctx() context: Context): Promise<string> {
    return context.load(documentOf).load(id)
  }

  @FieldResolver(() => types.AnalysisFactsType, { description: 'Measured from the log, never typed in.' })
  facts(@Root() { id }: rows.AnalysisEntity, @Ctx() context: Context) {
    return context.load(factsOfAnalysis).load(id)
  }
}

@Resolver(() => types.AnalysisFactsType)
export class AnalysisFactsResolver {
  @FieldResolver(() => [UserType], {
    description: 'Who did something on the incidents or had a part in the response, in that order.',
  })
  responders(@Root() { responderIds }: Facts, @Ctx() context: Context) {
    return context.load(userById).loadMany(responderIds)
  }
}
