import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { incidentById, IncidentType, stillSeen, type IncidentEntity } from '../incidents/index.js'
import { userById, UserType } from '../people/index.js'
import type { EscalationEntity, EscalationNoticeEntity } from './escalation.entity.js'
import type { EscalationData } from './escalation.events.js'
import * as inputs from './escalation.inputs.js'
import * as reads from './escalation.reads.js'
import { EscalationChangedType, EscalationNoticeType, EscalationType } from './escalation.types.js'
import { EscalationPolicyType, EscalationTarget } from './policy.types.js'
import { escalateIncident } from './use-cases/escalate-incident.js'

@Resolver(() => EscalationType)
export class EscalationResolver {
  @FieldResolver(() => IncidentType, { description: 'The incident that it pages for.' })
  incident(@Root() { incidentId }: EscalationEntity, @Ctx() context: Context) {
    return stillSeen(context.load(incidentById).load(incidentId), 'incident')
  }

  @FieldResolver(() => EscalationPolicyType, {
    nullable: true,
    description: 'The policy that it climbs; null for a page straight to a target.',
  })
  policy(@Root() { policyId }: EscalationEntity, @Ctx() context: Context) {
    return policyId && context.load(reads.escalationPolicyById).load(policyId)
  }

  @FieldResolver(() => EscalationTarget, {
    nullable: true,
    description: 'Who is paged straight; null for the climb of a policy.',
  })
  target(@Root() { targetId }: EscalationEntity, @Ctx() context: Context) {
    return targetId && reads.targetById(context, targetId)
  }

  @FieldResolver(() => [EscalationNoticeType], { description: 'Everybody told so far, and when.' })
  notified(@Root() { id }: EscalationEntity, @Ctx() context: Context) {
    return context.load(reads.noticesOfEscalation).load(id)
  }

  @Mutation(() => inputs.EscalateIncidentPayload, {
    description: 'To the next step of its policy, or straight to one user, team or schedule.',
  })
  escalateIncident(
    @Arg('input', { description: 'What is asked for.' }) input: inputs.EscalateIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(escalateIncident, input)
  }
}

@Resolver(() => EscalationNoticeType)
export class EscalationNoticeResolver {
  @FieldResolver(() => UserType, { description: 'Who was told.' })
  user(@Root() { userId }: EscalationNoticeEntity, @Ctx() context: Context) {
    return context.load(userById).load(userId)
  }
}

@Resolver(() => IncidentType)
export class IncidentEscalationsResolver {
  @FieldResolver(() => EscalationPolicyType, {
    nullable: true,
    description: 'The policy of the ladder that runs, else the one by which it would page as things stand.',
  })
  escalationPolicy(@Root() incident: IncidentEntity, @Ctx() context: Context) {
    return reads.policyOfIncident(context, incident)
  }

  @FieldResolver(() => [EscalationType], { description: 'All that was paged for it, oldest first.' })
  escalations(@Root() { id }: IncidentEntity, @Ctx() context: Context) {
    return context.load(reads.escalationsOfIncident).load(id)
  }
}

@Resolver(() => EscalationChangedType)
export class EscalationChangedResolver {
  @FieldResolver(() => EscalationType, { description: 'The escalation, as it stands now.' })
  escalation(@Root() { data }: { data: EscalationData }, @Ctx() context: Context) {
    return stillSeen(context.load(reads.escalationById).load(data.escalationId), 'escalation')
  }

  @FieldResolver(() => [UserType], { description: 'Whom this step told.' })
  notified(@Root() { data }: { data: EscalationData }, @Ctx() context: Context) {
    return context.load(userById).loadMany(data.notifiedIds)
  }
}
