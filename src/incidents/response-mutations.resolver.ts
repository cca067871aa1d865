import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../access/context.js'
import * as inputs from './response.inputs.js'
import * as payloads from './incident.payloads.js'
import { addIncidentNote } from './use-cases/add-incident-note.js'
import { postStatusUpdate } from './use-cases/post-status-update.js'
import { addIncidentTask } from './use-cases/add-incident-task.js'
import { updateIncidentTask } from './use-cases/update-incident-task.js'
import { removeIncidentTask } from './use-cases/remove-incident-task.js'
import { completeIncidentTask } from './use-cases/complete-incident-task.js'
import { watchIncident } from './use-cases/watch-incident.js'
import { unwatchIncident } from './use-cases/unwatch-incident.js'

/** What happens around an incident while people work on it. */
@Resolver()
export class ResponseMutations {
  @Mutation(() => payloads.AddIncidentNotePayload, { description: 'Writes something down in the timeline.' })
  addIncidentNote(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.AddIncidentNoteInput,
    @Ctx() context: Context,
  ) {
    return context.transact(addIncidentNote, input)
  }

  @Mutation(() => payloads.PostStatusUpdatePayload, {
    description: 'Tells an audience how the incident stands.',
  })
  postStatusUpdate(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.PostStatusUpdateInput,
    @Ctx() context: Context,
  ) {
    return context.transact(postStatusUpdate, input)
  }

  @Mutation(() => payloads.AddIncidentTaskPayload, { description: 'Adds something to do.' })
  addIncidentTask(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.AddIncidentTaskInput,
    @Ctx() context: Context,
  ) {
    return context.transact(addIncidentTask, input)
  }

  @Mutation(() => payloads.UpdateIncidentTaskPayload, { description: 'Changes a task.' })
  updateIncidentTask(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.UpdateIncidentTaskInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateIncidentTask, input)
  }

  @Mutation(() => payloads.RemoveIncidentTaskPayload, { description: 'Takes a task away.' })
  removeIncidentTask(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.RemoveIncidentTaskInput,
    @Ctx() context: Context,
  ) {
    return context.transact(removeIncidentTask, input)
  }

  @Mutation(() => payloads.CompleteIncidentTaskPayload, {
    description: 'Marks a task as done, or not done after all.',
  })
  completeIncidentTask(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.CompleteIncidentTaskInput,
    @Ctx() context: Context,
  ) {
    return context.transact(completeIncidentTask, input)
  }

  @Mutation(() => payloads.WatchIncidentPayload, { description: 'Wants to hear of an incident.' })
  watchIncident(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.WatchIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(watchIncident, input)
  }

  @Mutation(() => payloads.WatchIncidentPayload, { description: 'Wants to hear of it no more.' })
  unwatchIncident(
    @Arg('input', { description: 'About what, and how.' }) input: inputs.WatchIncidentInput,
    @Ctx() context: Context,
  ) {
    return context.transact(unwatchIncident, input)
  }
}
