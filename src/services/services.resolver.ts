import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { CategoryType, categoryById } from '../classification/index.js'
import { TeamType, teamById, type TeamEntity } from '../people/index.js'
import type { ServiceEntity } from './services.entity.js'
import * as inputs from './services.inputs.js'
import * as reads from './services.reads.js'
import { ServiceConnection, ServiceType } from './services.types.js'
import { createService } from './use-cases/create-service.js'
import { retireService } from './use-cases/retire-service.js'
import { updateService } from './use-cases/update-service.js'

@Resolver(() => ServiceType)
export class ServiceResolver {
  @Query(() => ServiceConnection, { description: 'The services that are not retired, by name.' })
  services(@Args() args: inputs.ServicesArgs, @Ctx() context: Context) {
    return reads.pageOfServices(context, args, args)
  }

  @FieldResolver(() => CategoryType, {
    nullable: true,
    description: 'What kind of service it is; null where nobody has said.',
  })
  category(@Root() service: ServiceEntity, @Ctx() context: Context) {
    return service.categoryId && context.load(categoryById).load(service.categoryId)
  }

  @FieldResolver(() => TeamType, {
    nullable: true,
    description: 'The team that looks after it; null where nobody does.',
  })
  ownerTeam(@Root() service: ServiceEntity, @Ctx() context: Context) {
    return service.ownerTeamId && context.load(teamById).load(service.ownerTeamId)
  }

  @FieldResolver(() => [ServiceType], { description: 'What it needs to work, by name.' })
  async dependsOn(@Root() service: ServiceEntity, @Ctx() context: Context) {
    const links = await context.load(reads.dependenciesOfService).load(service.id)
    return reads.servicesInUse(
      context,
      links.map(({ dependsOnId }) => dependsOnId),
    )
  }

  @FieldResolver(() => [ServiceType], { description: 'What suffers with it, by name.' })
  async dependents(@Root() service: ServiceEntity, @Ctx() context: Context) {
    const links = await context.load(reads.dependentsOfService).load(service.id)
    return reads.servicesInUse(
      context,
      links.map(({ serviceId }) => serviceId),
    )
  }

  @Mutation(() => inputs.CreateServicePayload, { description: 'Adds a service.' })
  createService(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.CreateServiceInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createService, input)
  }

  @Mutation(() => inputs.UpdateServicePayload, { description: 'Changes a service.' })
  updateService(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.UpdateServiceInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateService, input)
  }

  @Mutation(() => inputs.RetireServicePayload, {
    description: 'Retired: gone from lists, still answered by node(); CONFLICT with its users while in use.',
  })
  retireService(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.RetireServiceInput,
    @Ctx() context: Context,
  ) {
    return context.transact(retireService, input)
  }
}

@Resolver(() => TeamType)
export class TeamServicesResolver {
  @FieldResolver(() => [ServiceType], { description: 'The services that it looks after, by name.' })
  services(@Root() team: TeamEntity, @Ctx() context: Context) {
    return context.load(reads.servicesOfTeam).load(team.id)
  }
}
