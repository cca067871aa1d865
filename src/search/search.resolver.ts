import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { IncidentType, type IncidentEntity } from '../incidents/index.js'
import { found } from './search.reads.js'
import { SearchArgs, SearchHitType, SimilarArgs, SimilarIncidentType, usual } from './search.types.js'
import { similarOf } from './similar.reads.js'

@Resolver()
export class SearchResolver {
  @Query(() => [SearchHitType], {
    description:
      'Full text over incidents, analyses and articles, the best first: what has all of the words, else some of them.',
  })
  search(@Args() { text, first }: SearchArgs, @Ctx() context: Context) {
    return found(context, text, first ?? usual.hits)
  }
}

@Resolver(() => IncidentType)
export class IncidentSimilarResolver {
  @FieldResolver(() => [SimilarIncidentType], {
    description: 'Earlier incidents that resemble this one most, the best first.',
  })
  similar(@Root() incident: IncidentEntity, @Args() { first }: SimilarArgs, @Ctx() context: Context) {
    return similarOf(context, incident, first ?? usual.similar)
  }
}
