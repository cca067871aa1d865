import { GraphQLString } from 'graphql'
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ActorType } from '../access/actor.types.js'
import type { Context } from '../access/context.js'
import { mutationNames } from '../access/operation-names.js'
import { mayCall } from '../access/rights.js'
import { OrganizationRoles } from '../access/role.types.js'
import type { Actor } from '../database/work.js'
import { OrganizationType, organizationById } from '../organizations/index.js'
import { apiKeyById } from './api-key.reads.js'
import { ApiKeyType } from './api-key.types.js'
import type { ContactMethodEntity, TeamEntity, TeamMembershipEntity, UserEntity } from './people.entity.js'
import * as inputs from './people.inputs.js'
import * as reads from './people.reads.js'
import * as types from './people.types.js'
import { createTeam } from './use-cases/create-team.js'
import { createUser } from './use-cases/create-user.js'
import { deactivateUser } from './use-cases/deactivate-user.js'
import { reactivateUser } from './use-cases/reactivate-user.js'
import { retireTeam } from './use-cases/retire-team.js'
import { setTeamMember } from './use-cases/set-team-member.js'
import { setUserRole } from './use-cases/set-user-role.js'
import { updateTeam } from './use-cases/update-team.js'
import { updateUser } from './use-cases/update-user.js'

@Resolver(() => types.ViewerType)
export class ViewerResolver {
  @Query(() => types.ViewerType, { description: 'Who the request acts as.' })
  viewer() {
    return {}
  }

  @FieldResolver(() => types.UserType, { nullable: true, description: 'The person; null for a program.' })
  user(@Ctx() context: Context) {
    const { userId } = context.viewer.actor
    return userId && context.load(reads.userById).load(userId)
  }

  @FieldResolver(() => OrganizationType, { description: 'The organisation that the request acts in.' })
  organization(@Ctx() context: Context) {
    return context.load(organizationById).load(context.viewer.organizationId)
  }

  @FieldResolver(() => OrganizationRoles, {
    description:
      "What the viewer may do in the whole organisation; through a key the lower of its role and the person's.",
  })
  role(@Ctx() { viewer }: Context) {
    return viewer.role
  }

  @FieldResolver(() => ApiKeyType, {
    nullable: true,
    description: 'The key that the request came with; null for a token of an issuer.',
  })
  apiKey(@Ctx() context: Context) {
    const { apiKeyId } = context.viewer
    return apiKeyId && context.load(apiKeyById).load(apiKeyId)
  }

  @FieldResolver(() => [GraphQLString], {
    description:
      'Names of the mutations the viewer may call, everywhere or in some team; what they are called for decides the rest.',
  })
  permissions(@Ctx() { viewer }: Context) {
    return mutationNames.filter((name) => mayCall(viewer, name))
  }
}

@Resolver(() => types.UserType)
export class UserResolver {
  @Query(() => types.UserConnection, { description: 'The people of the organisation, by name.' })
  users(@Args() page: inputs.SearchedPageArgs, @Ctx() context: Context) {
    return reads.pageOfUsers(context, page, page.search)
  }

  @FieldResolver(() => [types.TeamMembershipType], { description: 'The teams that the person belongs to.' })
  async teams(@Root() user: UserEntity, @Ctx() context: Context) {
    const memberships = await context.load(reads.membershipsOfUser).load(user.id)
    const teams = await context.load(reads.teamById).loadMany(memberships.map(({ teamId }) => teamId))
    return memberships.filter((_, index) => (teams[index] as TeamEntity | null)?.retiredAt === null)
  }

  @FieldResolver(() => [types.ContactMethodType], { description: 'The ways to reach the person.' })
  contactMethods(@Root() user: UserEntity, @Ctx() context: Context): Promise<ContactMethodEntity[]> {
    return context.load(reads.contactMethodsOfUser).load(user.id)
  }

  @Mutation(() => inputs.CreateUserPayload, { description: 'Adds a person.' })
  createUser(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.CreateUserInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createUser, input)
  }

  @Mutation(() => inputs.UpdateUserPayload, { description: 'Changes a person.' })
  updateUser(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.UpdateUserInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateUser, input)
  }

  @Mutation(() => inputs.SetUserRolePayload, {
    description: 'Changes what a person may do; CONFLICT for the last active ADMIN.',
  })
  setUserRole(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.SetUserRoleInput,
    @Ctx() context: Context,
  ) {
    return context.transact(setUserRole, input)
  }

  @Mutation(() => inputs.DeactivateUserPayload, {
    description:
      'For who has left: their keys and tokens work no more, and nothing new is given to them. CONFLICT for the last active ADMIN.',
  })
  deactivateUser(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.DeactivateUserInput,
    @Ctx() context: Context,
  ) {
    return context.transact(deactivateUser, input)
  }

  @Mutation(() => inputs.ReactivateUserPayload, {
    description: 'For who is back: with the role, the teams and the keys that they had.',
  })
  reactivateUser(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.ReactivateUserInput,
    @Ctx() context: Context,
  ) {
    return context.transact(reactivateUser, input)
  }
}

@Resolver(() => types.TeamType)
export class TeamResolver {
  @Query(() => types.TeamConnection, { description: 'The teams that are not retired, by name.' })
  teams(@Args() page: inputs.SearchedPageArgs, @Ctx() context: Context) {
    return reads.pageOfTeams(context, page, page.search)
  }

  @FieldResolver(() => [types.TeamMembershipType], { description: 'Who belongs to it, in which role.' })
  members(@Root() team: TeamEntity, @Ctx() context: Context) {
    return context.load(reads.membershipsOfTeam).load(team.id)
  }

  @Mutation(() => inputs.CreateTeamPayload, { description: 'Adds a team.' })
  createTeam(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.CreateTeamInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createTeam, input)
  }

  @Mutation(() => inputs.UpdateTeamPayload, { description: 'Changes a team.' })
  updateTeam(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.UpdateTeamInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateTeam, input)
  }

  @Mutation(() => inputs.RetireTeamPayload, {
    description: 'Retired: gone from lists, still answered by node(); CONFLICT with its users while in use.',
  })
  retireTeam(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.RetireTeamInput,
    @Ctx() context: Context,
  ) {
    return context.transact(retireTeam, input)
  }

  @Mutation(() => inputs.SetTeamMemberPayload, {
    description: 'Adds, changes or removes a member of a team.',
  })
  setTeamMember(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.SetTeamMemberInput,
    @Ctx() context: Context,
  ) {
    return context.transact(setTeamMember, input)
  }
}

@Resolver(() => types.TeamMembershipType)
export class TeamMembershipResolver {
  @FieldResolver(() => types.UserType, { description: 'The member.' })
  user(@Root() membership: TeamMembershipEntity, @Ctx() context: Context) {
    return context.load(reads.userById).load(membership.userId)
  }

  @FieldResolver(() => types.TeamType, { description: 'The team.' })
  team(@Root() membership: TeamMembershipEntity, @Ctx() context: Context) {
    return context.load(reads.teamById).load(membership.teamId)
  }
}

@Resolver(() => ActorType)
export class ActorResolver {
  @FieldResolver(() => types.UserType, {
    nullable: true,
    description: 'The person; null for a program or the desk.',
  })
  user(@Root() actor: Actor, @Ctx() context: Context) {
    return actor.userId && context.load(reads.userById).load(actor.userId)
  }
}
