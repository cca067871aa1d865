import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { IncidentType, type IncidentEntity } from '../incidents/index.js'
import { userById, UserType } from '../people/index.js'
import { drillReport, type DrillResponder } from './drill.reads.js'
import { DrillReportType, DrillResponderType } from './drill.types.js'

@Resolver(() => IncidentType)
export class IncidentDrillResolver {
  @FieldResolver(() => DrillReportType, { nullable: true, description: 'Null where it is no exercise.' })
  drillReport(@Root() incident: IncidentEntity, @Ctx() context: Context) {
    return drillReport(context, incident)
  }
}

@Resolver(() => DrillResponderType)
export class DrillResponderResolver {
  @FieldResolver(() => UserType, { description: 'Who was paged.' })
  user(@Root() { userId }: DrillResponder, @Ctx() context: Context) {
    return context.load(userById).load(userId)
  }
}
