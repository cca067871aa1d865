import { IsOptional, Max, Min } from 'class-validator'
import { GraphQLFloat, GraphQLString } from 'graphql'
import { ArgsType, createUnionType, Field, Int, ObjectType } from 'type-graphql'
import { nodeTypes } from '../access/node.types.js'
import { prefixOf } from '../ids/type-id.js'
import { IncidentType, type IncidentEntity } from '../incidents/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { targets } from './searchables.js'

/** How many, where nobody says. */
export const usual = { hits: 20, similar: 5 }

export const SearchTarget = createUnionType({
  name: 'SearchTarget',
  description: 'What a search may find.',
  types: targets,
  resolveType: (value: { id: string }) => nodeTypes.get(prefixOf(value.id) ?? ''),
})

@ObjectType('SearchHit', { description: 'Something that was found.', simpleResolvers: true })
export class SearchHitType {
  @Field(() => SearchTarget, { description: 'What was found.' }) target: object
  @Field(() => GraphQLFloat, { description: 'From 0 to 1, which is what was asked for by its number.' })
  score: number
  @Field(() => GraphQLString, {
    description: 'Some 160 characters of its text round the first of the words, as plain text.',
  })
  snippet: string
}

@ObjectType('SimilarIncident', {
  description: 'An earlier incident that resembles another one.',
  simpleResolvers: true,
})
export class SimilarIncidentType {
  @Field(() => IncidentType, { description: 'The earlier one.' }) incident: IncidentEntity
  @Field(() => GraphQLFloat, {
    description:
      'From 0 to 1: how much of what is telling about the later one it shares, less where it is long ago.',
  })
  score: number
}

@ArgsType()
export class SearchArgs {
  @MaxLength(200)
  @Field(() => String, { description: 'Words, or the number of an incident, with or without `INC-`.' })
  text: string
  @IsOptional()
  @Min(1)
  @Max(100)
  @Field(() => Int, { nullable: true, defaultValue: usual.hits, description: 'How many at most: 1 to 100.' })
  first?: number | null
}

@ArgsType()
export class SimilarArgs {
  @IsOptional()
  @Min(1)
  @Max(50)
  @Field(() => Int, {
    nullable: true,
    defaultValue: usual.similar,
    description: 'How many at most: 1 to 50.',
  })
  first?: number | null
}
