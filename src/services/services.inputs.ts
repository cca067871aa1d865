import { ArrayMaxSize, IsOptional } from 'class-validator'
import { GraphQLBoolean, GraphQLString } from 'graphql'
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql'
import { Priority } from '../classification/index.js'
import { PageArgs } from '../connections/connection.types.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { ServiceType } from './services.types.js'

@ArgsType()
export class ServicesArgs extends PageArgs {
  @IsOptional()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'Only where the name contains this.' })
  search?: string | null
  @Field(() => ID, { nullable: true, description: 'Only those of this category.' })
  category?: string | null
}

@InputType({ description: 'A new service.' })
export class CreateServiceInput {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What it does, and for whom.' })
  description?: string | null
  @Field(() => Priority, { nullable: true, description: 'How much the business depends on it.' })
  criticality?: Priority | null
  @Field(() => ID, { nullable: true, description: 'A category of kind SERVICE.' })
  categoryId?: string | null
  @Field(() => ID, { nullable: true, description: 'The team that looks after it.' })
  ownerTeamId?: string | null
  @IsOptional()
  @ArrayMaxSize(250)
  @Field(() => [ID], { nullable: true, description: 'The services that it needs to work.' })
  dependsOnIds?: string[] | null
}

@InputType({
  description:
    'What is to change of a service; a field left out stays, null clears all but the name and maintenance.',
})
export class UpdateServiceInput {
  @Field(() => ID, { description: 'Which service.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What it does, and for whom.' })
  description?: string | null
  @Field(() => Priority, { nullable: true, description: 'How much the business depends on it.' })
  criticality?: Priority | null
  @Field(() => ID, { nullable: true, description: 'A category of kind SERVICE.' })
  categoryId?: string | null
  @Field(() => ID, { nullable: true, description: 'The team that looks after it; null: nobody.' })
  ownerTeamId?: string | null
  @IsOptional()
  @ArrayMaxSize(250)
  @Field(() => [ID], {
    nullable: true,
    description: 'All services that it needs to work: replaces those named before.',
  })
  dependsOnIds?: string[] | null
  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: 'True while it is being worked on as planned: its health is MAINTENANCE.',
  })
  maintenance?: boolean | null
}

@InputType({ description: 'A service that is no more.' })
export class RetireServiceInput {
  @Field(() => ID, { description: 'Which service.' }) id: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateServicePayload {
  @Field(() => ServiceType, { description: 'The new service.' }) service: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateServicePayload {
  @Field(() => ServiceType, { description: 'As the service stands now.' }) service: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RetireServicePayload {
  @Field(() => ServiceType, { description: 'The service, gone from lists.' }) service: string
}
