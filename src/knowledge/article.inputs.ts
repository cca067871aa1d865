import { ArrayMaxSize, IsOptional, Max, Min } from 'class-validator'
import { GraphQLInt, GraphQLString } from 'graphql'
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql'
import { PageArgs } from '../connections/connection.types.js'
import { IncidentType } from '../incidents/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { ArticleKind } from './article.enums.js'
import { ArticleType } from './article.types.js'

@ArgsType()
export class ArticlesArgs extends PageArgs {
  @IsOptional()
  @MaxLength(200)
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'Only where each of these words begins a word of the title or the body.',
  })
  search?: string | null
  @Field(() => ArticleKind, { nullable: true, description: 'Only of this kind.' })
  kind?: ArticleKind | null
  @Field(() => ID, { nullable: true, description: 'Only those about this service.' })
  serviceId?: string | null
}

/** How many are suggested where nobody says. */
export const mostSuggested = 5

@ArgsType()
export class SuggestedArgs {
  @IsOptional()
  @Min(1)
  @Max(50)
  @Field(() => GraphQLInt, {
    nullable: true,
    defaultValue: mostSuggested,
    description: 'How many at most: 1 to 50.',
  })
  first?: number | null
}

/** What an article is about, as far as it is given. */
@InputType()
abstract class ArticleSubject {
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], { nullable: true, description: 'All services that it is about, at most 100.' })
  serviceIds?: string[] | null
  @IsOptional()
  @ArrayMaxSize(100)
  @Field(() => [ID], {
    nullable: true,
    description: 'All categories that it is about, of any kind, at most 100.',
  })
  categoryIds?: string[] | null
}

@InputType({ description: 'A new article.' })
export class CreateArticleInput extends ArticleSubject {
  @Field(() => ArticleKind, { description: 'What it is for; it stays so.' }) kind: ArticleKind
  @NotBlank()
  @MaxLength(300)
  @Field({ description: 'What it is about, in one line of up to 300 characters.' })
  title: string
  @NotBlank()
  @MaxLength(200_000)
  @Field({ description: 'What it says, in Markdown of up to 200,000 characters.' })
  body: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateArticlePayload {
  @Field(() => ArticleType, { description: 'The new article.' }) article: string
}

@InputType({
  description: 'What is to change of an article. A field left out stays; lists replace as a whole.',
})
export class UpdateArticleInput extends ArticleSubject {
  @Field(() => ID, { description: 'Which article.' }) id: string
  @Field(() => GraphQLInt, {
    nullable: true,
    description: 'The version that you have seen; CONFLICT where it is another by now.',
  })
  expectedVersion?: number | null
  @IsOptional()
  @NotBlank()
  @MaxLength(300)
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'What it is about, in one line of up to 300 characters; cannot be cleared.',
  })
  title?: string | null
  @IsOptional()
  @NotBlank()
  @MaxLength(200_000)
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'What it says, in Markdown of up to 200,000 characters; cannot be cleared.',
  })
  body?: string | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateArticlePayload {
  @Field(() => ArticleType, { description: 'As it stands now.' }) article: string
}

@InputType({ description: 'An article that nobody is to be offered any more.' })
export class RetireArticleInput {
  @Field(() => ID, { description: 'Which article.' }) id: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RetireArticlePayload {
  @Field(() => ArticleType, { description: 'The article, gone from lists.' }) article: string
}

@InputType({ description: 'That an article helps with an incident.' })
export class LinkArticleInput {
  @Field(() => ID, { description: 'Which incident; one that is over, too.' }) incidentId: string
  @Field(() => ID, { description: 'Which article.' }) articleId: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class LinkArticlePayload {
  @Field(() => IncidentType, { description: 'The incident with its articles.' }) incident: string
  @Field(() => ArticleType, { description: 'The article.' }) article: string
}

@InputType({ description: 'That an article does not help with an incident after all.' })
export class UnlinkArticleInput {
  @Field(() => ID, { description: 'Which incident; one that is over, too.' }) incidentId: string
  @Field(() => ID, { description: 'Which article; a retired one, too.' }) articleId: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UnlinkArticlePayload {
  @Field(() => IncidentType, { description: 'The incident with the articles that are left.' })
  incident: string
  @Field(() => ArticleType, { description: 'The article.' }) article: string
}
