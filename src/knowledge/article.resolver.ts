import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ActorType } from '../access/actor.types.js'
import type { Context } from '../access/context.js'
import { CategoryType } from '../classification/index.js'
import { PageArgs } from '../connections/connection.types.js'
import { IncidentConnection, IncidentType, type IncidentEntity } from '../incidents/index.js'
import { ServiceType } from '../services/index.js'
import type { ArticleEntity, ArticleVersionEntity } from './article.entity.js'
import * as inputs from './article.inputs.js'
import * as reads from './article.reads.js'
import { ArticleConnection, ArticleType, ArticleVersionType } from './article.types.js'
import { suggestedFor } from './suggested.reads.js'
import { createArticle } from './use-cases/create-article.js'
import { linkArticle } from './use-cases/link-article.js'
import { retireArticle } from './use-cases/retire-article.js'
import { unlinkArticle } from './use-cases/unlink-article.js'
import { updateArticle } from './use-cases/update-article.js'

const described = { description: 'What is asked for.' }

@Resolver(() => ArticleType)
export class ArticleResolver {
  @Query(() => ArticleConnection, {
    description: 'The articles that are not retired, the last changed first.',
  })
  articles(@Args() args: inputs.ArticlesArgs, @Ctx() context: Context) {
    return reads.pageOfArticles(context, args, args)
  }

  @FieldResolver(() => ActorType, { description: 'Who wrote it first.' })
  author(@Root() { authorKind, authorUserId, authorName }: ArticleEntity) {
    return { kind: authorKind, userId: authorUserId, name: authorName }
  }

  @FieldResolver(() => [ServiceType], { description: 'The services that it is about, by name.' })
  services(@Root() { id }: ArticleEntity, @Ctx() context: Context) {
    return reads.servicesOfArticle(context, id)
  }

  @FieldResolver(() => [CategoryType], { description: 'The categories that it is about, by name.' })
  categories(@Root() { id }: ArticleEntity, @Ctx() context: Context) {
    return reads.categoriesOfArticle(context, id)
  }

  @FieldResolver(() => [ArticleVersionType], {
    description: 'All its versions, the oldest first; the last one is how it stands now.',
  })
  versions(@Root() { id }: ArticleEntity, @Ctx() context: Context) {
    return context.load(reads.versionsOfArticle).load(id)
  }

  @FieldResolver(() => IncidentConnection, {
    description: 'The incidents that it is linked to, newest first; only those that you see.',
  })
  usedIn(@Root() { id }: ArticleEntity, @Args() page: PageArgs, @Ctx() context: Context) {
    return reads.pageOfUses(context, id, page)
  }

  @Mutation(() => inputs.CreateArticlePayload, { description: 'Writes an article.' })
  createArticle(@Arg('input', described) input: inputs.CreateArticleInput, @Ctx() context: Context) {
    return context.transact(createArticle, input)
  }

  @Mutation(() => inputs.UpdateArticlePayload, { description: 'Changes an article: one version further.' })
  updateArticle(@Arg('input', described) input: inputs.UpdateArticleInput, @Ctx() context: Context) {
    return context.transact(updateArticle, input)
  }

  @Mutation(() => inputs.RetireArticlePayload, {
    description:
      'Retired: gone from lists and suggestions, still answered by node() and by the incidents that it is linked to; CONFLICT with its users while active response plans name it.',
  })
  retireArticle(@Arg('input', described) input: inputs.RetireArticleInput, @Ctx() context: Context) {
    return context.transact(retireArticle, input)
  }

  @Mutation(() => inputs.LinkArticlePayload, { description: 'Says that an article helps with an incident.' })
  linkArticle(@Arg('input', described) input: inputs.LinkArticleInput, @Ctx() context: Context) {
    return context.transact(linkArticle, input)
  }

  @Mutation(() => inputs.UnlinkArticlePayload, { description: 'Takes an article off an incident.' })
  unlinkArticle(@Arg('input', described) input: inputs.UnlinkArticleInput, @Ctx() context: Context) {
    return context.transact(unlinkArticle, input)
  }
}

@Resolver(() => ArticleVersionType)
export class ArticleVersionResolver {
  @FieldResolver(() => ActorType, { description: 'Who made it so.' })
  author(@Root() { authorKind, authorUserId, authorName }: ArticleVersionEntity) {
    return { kind: authorKind, userId: authorUserId, name: authorName }
  }
}

@Resolver(() => IncidentType)
export class IncidentArticlesResolver {
  @FieldResolver(() => [ArticleType], {
    description: 'The articles that are linked to it, in the order in which they were; retired ones stay.',
  })
  articles(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return reads.articlesOfIncident(context, id)
  }

  @FieldResolver(() => [ArticleType], {
    description: 'Articles that may help with it, the likeliest first, by words, services and categories.',
  })
  suggestedArticles(
    @Root() { id }: IncidentEntity,
    @Args() { first }: inputs.SuggestedArgs,
    @Ctx() context: Context,
  ) {
    return suggestedFor(context, id, first ?? inputs.mostSuggested)
  }
}
