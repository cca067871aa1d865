import { ArrayMaxSize } from 'class-validator'
import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql'
import type { Context } from '../access/context.js'
import { NodeType } from '../access/node.types.js'

@ArgsType()
class NodesArgs {
  @ArrayMaxSize(100, { message: 'must hold at most 100 ids' })
  @Field(() => [ID], { description: 'Their ids, at most 100.' })
  ids: string[]
}

/** Every object again by its id alone: what clients with a cache refetch through. */
@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Whatever has this id; null for what is not there for the viewer.',
  })
  node(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: Context) {
    return context.node(id)
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: 'Whatever has these ids, in their order; null for what is not there for the viewer.',
  })
  nodes(@Args() { ids }: NodesArgs, @Ctx() context: Context) {
    return Promise.all(ids.map((id) => context.node(id)))
  }
}
