import { IsOptional } from 'class-validator'
import { GraphQLString } from 'graphql'
import { ArgsType, Field, ID, InputType, ObjectType } from 'type-graphql'
import { OrganizationRoles } from '../access/role.types.js'
import { PageArgs } from '../connections/connection.types.js'
import type { OrganizationRole, TeamRole } from '../database/work.js'
import { EmailAddressScalar, TimeZoneScalar } from '../scalars/index.js'
import { MaxLength } from '../scalars/max-length.js'
import { NotBlank } from '../scalars/not-blank.js'
import { TeamRoles, TeamType, UserType } from './people.types.js'

@ArgsType()
export class SearchedPageArgs extends PageArgs {
  @IsOptional()
  @MaxLength(200)
  @Field(() => GraphQLString, {
    nullable: true,
    description: 'Only where the name or address contains this.',
  })
  search?: string | null
}

@InputType({ description: 'A new person.' })
export class CreateUserInput {
  @Field(() => OrganizationRoles, {
    nullable: true,
    description: 'What the person may do; RESPONDER where left out.',
  })
  role?: OrganizationRole | null
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'The name as others see it.' })
  name: string
  @Field(() => EmailAddressScalar, { description: 'An address that nobody else here has.' }) email: string
  @Field(() => TimeZoneScalar, {
    nullable: true,
    description: "The person's time zone; the organisation's where left out.",
  })
  timeZone?: string | null
}

@InputType({ description: 'What is to change of a person; a field left out stays.' })
export class UpdateUserInput {
  @Field(() => ID, { description: 'Whom it is about.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @Field(() => EmailAddressScalar, { nullable: true, description: 'The new address.' }) email?: string | null
  @Field(() => TimeZoneScalar, { nullable: true, description: 'The new time zone.' }) timeZone?: string | null
}

@InputType({ description: 'What a person may do from now on.' })
export class SetUserRoleInput {
  @Field(() => ID, { description: 'Whom it is about.' }) userId: string
  @Field(() => OrganizationRoles, { description: 'The new role, in the whole organisation.' })
  role: OrganizationRole
}

@InputType({ description: 'A person who has left.' })
export class DeactivateUserInput {
  @Field(() => ID, { description: 'Whom it is about.' }) userId: string
}

@InputType({ description: 'A person who is back.' })
export class ReactivateUserInput {
  @Field(() => ID, { description: 'Whom it is about.' }) userId: string
}

@InputType({ description: 'A new team.' })
export class CreateTeamInput {
  @NotBlank()
  @MaxLength(200)
  @Field({ description: 'What it is called.' })
  name: string
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What it looks after.' })
  description?: string | null
}

@InputType({
  description: 'What is to change of a team; a field left out stays, a description of null is cleared.',
})
export class UpdateTeamInput {
  @Field(() => ID, { description: 'Which team.' }) id: string
  @IsOptional()
  @NotBlank()
  @MaxLength(200)
  @Field(() => GraphQLString, { nullable: true, description: 'The new name.' })
  name?: string | null
  @IsOptional()
  @MaxLength(20_000)
  @Field(() => GraphQLString, { nullable: true, description: 'What it looks after.' })
  description?: string | null
}

@InputType({ description: 'A team that is no more.' })
export class RetireTeamInput {
  @Field(() => ID, { description: 'Which team.' }) id: string
}

@InputType({ description: 'One person in one team; a role of null removes the member.' })
export class SetTeamMemberInput {
  @Field(() => ID, { description: 'The team.' }) teamId: string
  @Field(() => ID, { description: 'The person.' }) userId: string
  @Field(() => TeamRoles, { nullable: true, description: 'The role; null or left out removes the member.' })
  role?: TeamRole | null
  @IsOptional()
  @MaxLength(100)
  @Field(() => GraphQLString, {
    name: 'function',
    nullable: true,
    description: "The member's function, as 'network'.",
  })
  function?: string | null
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateUserPayload {
  @Field(() => UserType, { description: 'The new person.' }) user: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateUserPayload {
  @Field(() => UserType, { description: 'As the person stands now.' }) user: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SetUserRolePayload {
  @Field(() => UserType, { description: 'The person, with the new role.' }) user: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class DeactivateUserPayload {
  @Field(() => UserType, { description: 'The person, gone from lists.' }) user: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class ReactivateUserPayload {
  @Field(() => UserType, { description: 'The person, back in lists.' }) user: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class CreateTeamPayload {
  @Field(() => TeamType, { description: 'The new team.' }) team: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class UpdateTeamPayload {
  @Field(() => TeamType, { description: 'As the team stands now.' }) team: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class RetireTeamPayload {
  @Field(() => TeamType, { description: 'The team, gone from lists.' }) team: string
}

@ObjectType({ description: 'What came of it.', simpleResolvers: true })
export class SetTeamMemberPayload {
  @Field(() => TeamType, { description: 'The team with its members as they are now.' }) team: string
}
