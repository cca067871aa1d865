import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { CategoryType, categoryById } from '../classification/index.js'
import { TeamType, teamById } from '../people/index.js'
import { ServiceType, serviceById } from '../services/index.js'
import type { Conditions } from './conditions.js'
import { IncidentConditionsType } from './conditions.types.js'

@Resolver(() => IncidentConditionsType)
export class IncidentConditionsResolver {
  @FieldResolver(() => [ServiceType], { description: 'One of these services is affected.' })
  services(@Root() { serviceIds }: Conditions, @Ctx() context: Context) {
    return context.load(serviceById).loadMany(serviceIds)
  }

  @FieldResolver(() => [TeamType], {
    description: 'One of these teams owns it, or a service that it affects.',
  })
  teams(@Root() { teamIds }: Conditions, @Ctx() context: Context) {
    return context.load(teamById).loadMany(teamIds)
  }

  @FieldResolver(() => [CategoryType], { description: 'One of these categories, of whatever kind.' })
  categories(@Root() { categoryIds }: Conditions, @Ctx() context: Context) {
    return context.load(categoryById).loadMany(categoryIds)
  }
}
