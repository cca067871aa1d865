import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../access/context.js'
import { OrganizationSettingsType, type OrganizationEntity } from '../organizations/index.js'
import { TeamType, teamById } from '../people/index.js'
import { ServiceType, type ServiceEntity } from '../services/index.js'
import { escalationPolicyById, servicesOfPolicy, targetById } from './escalation.reads.js'
import type { EscalationPolicyEntity, Step } from './policy.entity.js'
import * as inputs from './policy.inputs.js'
import { policiesInUse } from './policy.store.js'
import { EscalationPolicyType, EscalationStepType, EscalationTarget } from './policy.types.js'
import { createEscalationPolicy } from './use-cases/create-escalation-policy.js'
import { retireEscalationPolicy } from './use-cases/retire-escalation-policy.js'
import { setServiceEscalationPolicy } from './use-cases/set-service-escalation-policy.js'
import { updateEscalationPolicy } from './use-cases/update-escalation-policy.js'
import { updateResponseSettings } from './use-cases/update-response-settings.js'

const described = { description: 'What is asked for.' }

@Resolver(() => EscalationPolicyType)
export class EscalationPolicyResolver {
  @Query(() => [EscalationPolicyType], { description: 'The policies that are not retired, by name.' })
  escalationPolicies(@Ctx() context: Context) {
    return policiesInUse(context)
  }

  @FieldResolver(() => TeamType, { nullable: true, description: 'The team that looks after it.' })
  ownerTeam(@Root() { ownerTeamId }: EscalationPolicyEntity, @Ctx() context: Context) {
    return ownerTeamId && context.load(teamById).load(ownerTeamId)
  }

  @FieldResolver(() => [EscalationStepType], { description: 'Its steps, in order.' })
  steps(@Root() { steps }: EscalationPolicyEntity) {
    return steps.map((step, index) => ({ ...step, position: index + 1 }))
  }

  @FieldResolver(() => [ServiceType], { description: 'The services whose incidents page by it, by name.' })
  services(@Root() { id }: EscalationPolicyEntity, @Ctx() context: Context) {
    return context.load(servicesOfPolicy).load(id)
  }

  @Mutation(() => inputs.CreateEscalationPolicyPayload, { description: 'Adds an escalation policy.' })
  createEscalationPolicy(
    @Arg('input', described) input: inputs.CreateEscalationPolicyInput,
    @Ctx() context: Context,
  ) {
    return context.transact(createEscalationPolicy, input)
  }

  @Mutation(() => inputs.UpdateEscalationPolicyPayload, {
    description: 'Changes an escalation policy; running ladders keep theirs unless `rebase` moves them.',
  })
  updateEscalationPolicy(
    @Arg('input', described) input: inputs.UpdateEscalationPolicyInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateEscalationPolicy, input)
  }

  @Mutation(() => inputs.RetireEscalationPolicyPayload, {
    description: 'Retired: gone from lists, still answered by node(); CONFLICT with its users while in use.',
  })
  retireEscalationPolicy(
    @Arg('input', described) input: inputs.RetireEscalationPolicyInput,
    @Ctx() context: Context,
  ) {
    return context.transact(retireEscalationPolicy, input)
  }

  @Mutation(() => inputs.SetServiceEscalationPolicyPayload, {
    description: 'Says by which policy the incidents of a service page.',
  })
  setServiceEscalationPolicy(
    @Arg('input', described) input: inputs.SetServiceEscalationPolicyInput,
    @Ctx() context: Context,
  ) {
    return context.transact(setServiceEscalationPolicy, input)
  }

  @Mutation(() => inputs.UpdateResponseSettingsPayload, {
    description: 'Changes the default escalation policy and the calendar of the organisation.',
  })
  updateResponseSettings(
    @Arg('input', described) input: inputs.UpdateResponseSettingsInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateResponseSettings, input)
  }
}

@Resolver(() => EscalationStepType)
export class EscalationStepResolver {
  @FieldResolver(() => [EscalationTarget], { description: 'Who is told: found out when the step begins.' })
  async targets(@Root() { targetIds }: Step, @Ctx() context: Context) {
    const targets = await Promise.all(targetIds.map((id) => targetById(context, id)))
    return targets.filter((target) => target !== null)
  }
}

@Resolver(() => OrganizationSettingsType)
export class OrganizationEscalationResolver {
  @FieldResolver(() => EscalationPolicyType, {
    nullable: true,
    description: 'For incidents whose services and owner name none.',
  })
  defaultEscalationPolicy(
    @Root() { defaultEscalationPolicyId }: OrganizationEntity,
    @Ctx() context: Context,
  ) {
    return defaultEscalationPolicyId && context.load(escalationPolicyById).load(defaultEscalationPolicyId)
  }
}

@Resolver(() => ServiceType)
export class ServiceEscalationResolver {
  @FieldResolver(() => EscalationPolicyType, {
    nullable: true,
    description: 'By which its incidents page; null where it has none of its own.',
  })
  escalationPolicy(@Root() { escalationPolicyId }: ServiceEntity, @Ctx() context: Context) {
    return escalationPolicyId && context.load(escalationPolicyById).load(escalationPolicyId)
  }
}
