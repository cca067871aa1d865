import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import type { OrganizationEntity } from './organization.entity.js'
import { organizationById } from './organization.reads.js'
import {
  OrganizationSettingsType,
  OrganizationType,
  UpdateOrganizationInput,
  UpdateOrganizationPayload,
} from './organization.types.js'
import { updateOrganization } from './use-cases/update-organization.js'

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Query(() => OrganizationType, { description: 'The organisation that the request acts in.' })
  organization(@Ctx() context: Context) {
    return context.load(organizationById).load(context.viewer.organizationId)
  }

  @FieldResolver(() => OrganizationSettingsType, { description: 'What it decides for itself.' })
  settings(@Root() organization: OrganizationEntity) {
    return organization
  }

  @Mutation(() => UpdateOrganizationPayload, { description: 'Changes the name, time zone or settings.' })
  updateOrganization(
    @Arg('input', { description: 'What is asked for.' }) input: UpdateOrganizationInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateOrganization, input)
  }
}
