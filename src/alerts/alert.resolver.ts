import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { PageArgs } from '../connections/connection.types.js'
import { incidentById, IncidentType, stillSeen, type IncidentEntity } from '../incidents/index.js'
import { serviceById, ServiceType } from '../services/index.js'
import type { AlertEntity } from './alert.entity.js'
import * as inputs from './alert.inputs.js'
import { alertById, pageOfAlerts } from './alert.reads.js'
import { AlertChangedType, AlertConnection, AlertType } from './alert.types.js'
import { receiveAlert } from './use-cases/receive-alert.js'
import { resolveAlert } from './use-cases/resolve-alert.js'

@Resolver(() => AlertType)
export class AlertResolver {
  @FieldResolver(() => ServiceType, { nullable: true, description: 'What is affected, as monitoring said.' })
  service(@Root() { serviceId }: AlertEntity, @Ctx() context: Context) {
    return serviceId && context.load(serviceById).load(serviceId)
  }

  @FieldResolver(() => IncidentType, {
    nullable: true,
    description: 'The incident that it opened, or into which that was merged.',
  })
  incident(@Root() { incidentId }: AlertEntity, @Ctx() context: Context) {
    return incidentId && context.load(incidentById).load(incidentId)
  }

  @Mutation(() => inputs.ReceiveAlertPayload, {
    description: 'An alert from monitoring: the first of its key opens an incident, later ones count up.',
  })
  receiveAlert(
    @Arg('input', { description: 'What was noticed.' }) input: inputs.ReceiveAlertInput,
    @Ctx() context: Context,
  ) {
    return context.transact(receiveAlert, input)
  }

  @Mutation(() => inputs.ResolveAlertPayload, {
    description: 'The alert is over. Nothing happens where no such alert is open.',
  })
  resolveAlert(
    @Arg('input', { description: 'Which alert.' }) input: inputs.ResolveAlertInput,
    @Ctx() context: Context,
  ) {
    return context.transact(resolveAlert, input)
  }
}

@Resolver(() => IncidentType)
export class IncidentAlertsResolver {
  @FieldResolver(() => AlertConnection, {
    description: 'What monitoring noticed of it, first noticed first.',
  })
  alerts(@Root() { id }: IncidentEntity, @Args() page: PageArgs, @Ctx() context: Context) {
    return pageOfAlerts(context, id, page)
  }
}

@Resolver(() => AlertChangedType)
export class AlertChangedResolver {
  @FieldResolver(() => AlertType, { description: 'The alert, as it stands now.' })
  alert(@Root() event: { data: { alertId: string } }, @Ctx() context: Context) {
    return stillSeen(context.load(alertById).load(event.data.alertId), 'alert')
  }
}
