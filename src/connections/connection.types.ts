import { GraphQLInt, GraphQLString } from 'graphql'
import { ArgsType, Field, Int, ObjectType, type ClassType } from 'type-graphql'
import { IsOptional } from 'class-validator'
import type { Page } from './page.js'
import { MaxLength } from '../scalars/max-length.js'

@ObjectType({ description: 'Where a page stands in its list, as Relay defines it.', simpleResolvers: true })
export class PageInfo {
  @Field({ description: 'Whether something follows this page.' }) hasNextPage: boolean
  @Field({ description: 'Whether something precedes this page.' }) hasPreviousPage: boolean
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'The cursor of the first edge; null on an empty page.',
  })
  startCursor: string | null
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'The cursor of the last edge; null on an empty page.',
  })
  endCursor: string | null
}

/** Relay's four: which page of a list. Without any of them the first 50. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the start or after `after`: 1 to 100.' })
  first?: number | null
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null
  @Field(() => Int, { nullable: true, description: 'How many from the end or before `before`: 1 to 100.' })
  last?: number | null
  @IsOptional()
  @MaxLength(500)
  @Field(() => String, { nullable: true, description: 'Only what precedes this cursor.' })
  before?: string | null
}

/** The edge and connection types of a list: what a resolver answers for them is a `Page` of rows. */
export function connectionOf<T extends object>(
  name: string,
  node: () => ClassType<T>,
): { Edge: ClassType<object>; Connection: ClassType<Page<never>> } {
  @ObjectType(`${name}Edge`, {
    description: 'One entry of the list and where it stands.',
    simpleResolvers: true,
  })
  class Edge {
    @Field(() => GraphQLString, { description: 'Where the entry stands: give it as `after` or `before`.' })
    cursor: string
    @Field(node, { description: 'The entry itself.' }) node: T
  }
  @ObjectType(`${name}Connection`, { description: 'One page of a list.', simpleResolvers: true })
  class Connection {
    @Field(() => [Edge], { description: 'The entries of the page, in the order of the list.' }) edges: Edge[]
    @Field(() => PageInfo, { description: 'Where the page stands in the list.' }) pageInfo: PageInfo
    @Field(() => GraphQLInt, {
      description: 'How many entries the whole list has. Costs a count, and only when asked.',
    })
    totalCount: number
  }
  return { Edge, Connection: Connection as unknown as ClassType<Page<never>> }
}
