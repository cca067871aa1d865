import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../access/context.js'
import * as items from './action-item.inputs.js'
import * as inputs from './analysis.inputs.js'
import * as payloads from './analysis.payloads.js'
import * as causes from './cause.inputs.js'
import { addActionItem } from './use-cases/add-action-item.js'
import { addCause } from './use-cases/add-cause.js'
import { amendAnalysis } from './use-cases/amend-analysis.js'
import { publishAnalysis } from './use-cases/publish-analysis.js'
import { removeCause } from './use-cases/remove-cause.js'
import { reviewAnalysis } from './use-cases/review-analysis.js'
import { setNarrative } from './use-cases/set-narrative.js'
import { startAnalysis } from './use-cases/start-analysis.js'
import { submitAnalysis } from './use-cases/submit-analysis.js'
import { updateActionItem } from './use-cases/update-action-item.js'
import { updateAnalysis } from './use-cases/update-analysis.js'
import { updateAnalysisRule } from './use-cases/update-analysis-rule.js'
import { updateCause } from './use-cases/update-cause.js'

const described = { description: 'What is asked for.' }

@Resolver()
export class AnalysisMutations {
  @Mutation(() => payloads.StartAnalysisPayload, {
    description: 'Begins the analysis of incidents that have none, with what the log knows already.',
  })
  startAnalysis(@Arg('input', described) input: inputs.StartAnalysisInput, @Ctx() context: Context) {
    return context.transact(startAnalysis, input)
  }

  @Mutation(() => payloads.UpdateAnalysisPayload, {
    description: 'Changes the sections of a draft, its lessons, authors and dates.',
  })
  updateAnalysis(@Arg('input', described) input: inputs.UpdateAnalysisInput, @Ctx() context: Context) {
    return context.transact(updateAnalysis, input)
  }

  @Mutation(() => payloads.SetNarrativePayload, { description: 'Tells the whole story of a draft anew.' })
  setNarrative(@Arg('input', described) input: inputs.SetNarrativeInput, @Ctx() context: Context) {
    return context.transact(setNarrative, input)
  }

  @Mutation(() => payloads.AddCausePayload, { description: "Adds an answer to 'why' to a draft." })
  addCause(@Arg('input', described) input: causes.AddCauseInput, @Ctx() context: Context) {
    return context.transact(addCause, input)
  }

  @Mutation(() => payloads.UpdateCausePayload, { description: 'Changes a cause of a draft.' })
  updateCause(@Arg('input', described) input: causes.UpdateCauseInput, @Ctx() context: Context) {
    return context.transact(updateCause, input)
  }

  @Mutation(() => payloads.RemoveCausePayload, {
    description: 'Takes a cause out of a draft, with the causes that explain only it.',
  })
  removeCause(@Arg('input', described) input: causes.RemoveCauseInput, @Ctx() context: Context) {
    return context.transact(removeCause, input)
  }

  @Mutation(() => payloads.AddActionItemPayload, { description: 'Adds a follow-up action to a draft.' })
  addActionItem(@Arg('input', described) input: items.AddActionItemInput, @Ctx() context: Context) {
    return context.transact(addActionItem, input)
  }

  @Mutation(() => payloads.UpdateActionItemPayload, {
    description: 'Changes a follow-up action, also of a published analysis.',
  })
  updateActionItem(@Arg('input', described) input: items.UpdateActionItemInput, @Ctx() context: Context) {
    return context.transact(updateActionItem, input)
  }

  @Mutation(() => payloads.SubmitAnalysisPayload, {
    description: 'Asks for reviews of a draft; while it is in review, asks others.',
  })
  submitAnalysis(@Arg('input', described) input: inputs.SubmitAnalysisInput, @Ctx() context: Context) {
    return context.transact(submitAnalysis, input)
  }

  @Mutation(() => payloads.ReviewAnalysisPayload, {
    description: 'Says, as a reviewer, whether it may be published.',
  })
  reviewAnalysis(@Arg('input', described) input: inputs.ReviewAnalysisInput, @Ctx() context: Context) {
    return context.transact(reviewAnalysis, input)
  }

  @Mutation(() => payloads.PublishAnalysisPayload, {
    description: 'Freezes as one version what all reviewers have approved.',
  })
  publishAnalysis(@Arg('input', described) input: inputs.PublishAnalysisInput, @Ctx() context: Context) {
    return context.transact(publishAnalysis, input)
  }

  @Mutation(() => payloads.AmendAnalysisPayload, {
    description:
      'A published analysis becomes a draft again, one version further; the published ones stay readable.',
  })
  amendAnalysis(@Arg('input', described) input: inputs.AmendAnalysisInput, @Ctx() context: Context) {
    return context.transact(amendAnalysis, input)
  }

  @Mutation(() => payloads.UpdateAnalysisRulePayload, {
    description: 'Says which incidents need an analysis, and by when.',
  })
  updateAnalysisRule(
    @Arg('input', described) input: inputs.UpdateAnalysisRuleInput,
    @Ctx() context: Context,
  ) {
    return context.transact(updateAnalysisRule, input)
  }
}
