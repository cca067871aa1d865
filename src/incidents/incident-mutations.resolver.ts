import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../access/context.js'
import * as actions from './action.inputs.js'
import * as inputs from './incident.inputs.js'
import * as payloads from './incident.payloads.js'
import { openIncident } from './use-cases/open-incident.js'
import { updateIncident } from './use-cases/update-incident.js'
import { acknowledgeIncident } from './use-cases/acknowledge-incident.js'
import { startIncident } from './use-cases/start-incident.js'
import { holdIncident } from './use-cases/hold-incident.js'
import { mitigateIncident } from './use-cases/mitigate-incident.js'
import { resolveIncident } from './use-cases/resolve-incident.js'
import { closeIncident } from './use-cases/close-incident.js'
import { reopenIncident } from './use-cases/reopen-incident.js'
import { cancelIncident } from './use-cases/cancel-incident.js'
import { assignIncident } from './use-cases/assign-incident.js'
import { assignIncidentRole } from './use-cases/assign-incident-role.js'
import { mergeIncident } from './use-cases/merge-incident.js'

/** What changes an incident itself. */
@Resolver()
export class IncidentMutations {
  @Mutation(() => payloads.OpenIncidentPayload, { description: 'Logs an incident.' })
  openIncident(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.OpenIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(openIncident, input)
  }

  @Mutation(() => payloads.UpdateIncidentPayload, {
    description: 'Changes fields and classification of an incident.',
  })
  updateIncident(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.UpdateIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateIncident, input)
  }

  @Mutation(() => payloads.AcknowledgeIncidentPayload, {
    description:
      'Takes an incident: the response clock stops. What is acknowledged already only remembers who took note.',
  })
  acknowledgeIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.AcknowledgeIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(acknowledgeIncident, input)
  }

  @Mutation(() => payloads.StartIncidentPayload, {
    description: 'Begins or takes up the work, also after a hold and where it got worse again.',
  })
  startIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.StartIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(startIncident, input)
  }

  @Mutation(() => payloads.HoldIncidentPayload, {
    description: 'Waits for somebody, until an instant or until somebody resumes it.',
  })
  holdIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.HoldIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(holdIncident, input)
  }

  @Mutation(() => payloads.MitigateIncidentPayload, { description: 'Says that the impact is over.' })
  mitigateIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.MitigateIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(mitigateIncident, input)
  }

  @Mutation(() => payloads.ResolveIncidentPayload, {
    description: 'Says that service is restored: the resolution clock stops, open children are resolved too.',
  })
  resolveIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.ResolveIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(resolveIncident, input)
  }

  @Mutation(() => payloads.CloseIncidentPayload, { description: 'Ends everything but the analysis.' })
  closeIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.CloseIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(closeIncident, input)
  }

  @Mutation(() => payloads.ReopenIncidentPayload, {
    description: 'Takes up what was resolved, or closed within the reopen window.',
  })
  reopenIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.ReopenIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(reopenIncident, input)
  }

  @Mutation(() => payloads.CancelIncidentPayload, { description: 'Says that it was no incident.' })
  cancelIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.CancelIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(cancelIncident, input)
  }

  @Mutation(() => payloads.AssignIncidentPayload, {
    description: 'Gives an incident to a user or a team, or to nobody.',
  })
  assignIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.AssignIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(assignIncident, input)
  }

  @Mutation(() => payloads.AssignIncidentRolePayload, {
    description: 'Gives somebody a part in the response, or takes it.',
  })
  assignIncidentRole(
    @Arg('input', { description: 'About what, and how.' }) input: actions.AssignIncidentRoleInput,
    @Ctx() context: Context,
  ) {
    return context.transact(assignIncidentRole, input)
  }

  @Mutation(() => payloads.MergeIncidentPayload, {
    description: 'Makes an incident the duplicate of another one.',
  })
  mergeIncident(
    @Arg('input', { description: 'About what, and how.' }) input: actions.MergeIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(mergeIncident, input)
  }
}
