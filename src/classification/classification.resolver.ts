import { GraphQLBoolean } from 'graphql'
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver } from 'type-graphql'
import type { Context } from '../access/context.js'
import * as inputs from './classification.inputs.js'
import * as reads from './classification.reads.js'
import * as types from './classification.types.js'
import { createCategory } from './use-cases/create-category.js'
import { setPriorityRule } from './use-cases/set-priority-rule.js'
import { updateCategory } from './use-cases/update-category.js'

@Resolver(() => types.CategoryType)
export class CategoryResolver {
  @Query(() => [types.CategoryType], {
    description: 'The classification, by kind and in the order in which people are offered it.',
  })
  categories(
    @Arg('kind', () => types.CategoryKind, { nullable: true, description: 'Only those of this kind.' })
    kind: types.CategoryKind | null | undefined,
    @Arg('includeRetired', () => GraphQLBoolean, {
      nullable: true,
      defaultValue: false,
      description: 'Also those that cannot be chosen any more.',
    })
    includeRetired: boolean | null,
    @Ctx() context: Context,
  ) {
    return reads.listCategories(context, kind ?? null, includeRetired ?? false)
  }

  @Mutation(() => inputs.CreateCategoryPayload, {
    description: 'Adds a category at the end of those of its kind.',
  })
  createCategory(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.CreateCategoryInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createCategory, input)
  }

  @Mutation(() => inputs.UpdateCategoryPayload, {
    description: 'The key stays; a retired category stays on the incidents that have it.',
  })
  updateCategory(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.UpdateCategoryInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateCategory, input)
  }
}

@Resolver(() => types.PriorityRuleType)
export class PriorityMatrixResolver {
  @Query(() => [types.PriorityRuleType], {
    description: 'The priority that each severity and urgency give here: nine rules, the worst first.',
  })
  priorityMatrix(@Ctx() context: Context) {
    return reads.priorityMatrix(context)
  }

  @Mutation(() => inputs.SetPriorityRulePayload, {
    description: 'Decides what a severity and an urgency give. Incidents that are there keep their priority.',
  })
  setPriorityRule(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.SetPriorityRuleInput,
    @Ctx() context: Context,
  ) {
    return context.transact(setPriorityRule, input)
  }
}

@Resolver(() => inputs.SetPriorityRulePayload)
export class SetPriorityRulePayloadResolver {
  @FieldResolver(() => [types.PriorityRuleType], { description: 'All nine rules as they stand now.' })
  priorityMatrix(@Ctx() context: Context) {
    return reads.priorityMatrix(context)
  }
}
