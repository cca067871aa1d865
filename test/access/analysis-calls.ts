// What may be asked of the mutations of analyses: see valid-calls.ts.
import { addActionItem } from '../../src/analysis/use-cases/add-action-item.js'
import { addCause } from '../../src/analysis/use-cases/add-cause.js'
import { publishAnalysis } from '../../src/analysis/use-cases/publish-analysis.js'
import { reviewAnalysis } from '../../src/analysis/use-cases/review-analysis.js'
import { startAnalysis } from '../../src/analysis/use-cases/start-analysis.js'
import { submitAnalysis } from '../../src/analysis/use-cases/submit-analysis.js'
import { updateAnalysis } from '../../src/analysis/use-cases/update-analysis.js'
import type { TestDesk } from '../harness/desk.js'
import type { Place } from './valid-calls.js'

/** `resolved` answers an incident that concerns the place. */
export function analysisCalls(desk: TestDesk, resolved: (place: Place) => Promise<string>) {
  const draft = async (place: Place) =>
    (await desk.do(startAnalysis, { incidentIds: [await resolved(place)] })).analysis
  const approved = async (place: Place) => {
    const id = await draft(place)
    const bo = await desk.hire('Bo')
    await desk.do(submitAnalysis, { id, reviewerIds: [bo.id] })
    await desk.as(bo).do(reviewAnalysis, { id, verdict: 'APPROVED' })
    return id
  }
  const cause = { kind: 'ROOT' as const, category: 'PROCESS' as const, statement: 'Nobody looked' }
  const causeId = async (place: Place) =>
    (await desk.do(addCause, { analysisId: await draft(place), ...cause })).cause
  const item = { title: 'Look', kind: 'DETECT' as const, priority: 'P2' as const }
  return {
    startAnalysis: async (place: Place) => ({ incidentIds: [await resolved(place)] }),
    updateAnalysis: async (place: Place) => ({ id: await draft(place), summary: 'It broke.' }),
    setNarrative: async (place: Place) => ({ analysisId: await draft(place), entries: [] }),
    addCause: async (place: Place) => ({ analysisId: await draft(place), ...cause }),
    updateCause: async (place: Place) => ({ id: await causeId(place), kind: 'TRIGGER' }),
    removeCause: async (place: Place) => ({ id: await causeId(place) }),
    addActionItem: async (place: Place) => ({ analysisId: await draft(place), ...item }),
    updateActionItem: async (place: Place) => {
      const analysisId = await draft(place)
      const { actionItem } = await desk.do(addActionItem, { analysisId, ...item, ownerId: place.user })
      return { id: actionItem, state: 'DONE' }
    },
    submitAnalysis: async (place: Place) => ({
      id: await draft(place),
      reviewerIds: [(await desk.hire('Cy')).id],
    }),
    reviewAnalysis: async (place: Place) => {
      const id = await draft(place)
      const di = await desk.hire('Di')
      await desk.do(updateAnalysis, { id, authorIds: [di.id, place.user] })
      await desk.do(submitAnalysis, { id, reviewerIds: [place.user] })
      return { id, verdict: 'APPROVED' }
    },
    publishAnalysis: async (place: Place) => ({ id: await approved(place) }),
    amendAnalysis: async (place: Place) => {
      const id = await approved(place)
      await desk.do(publishAnalysis, { id })
      return { id, reason: 'A number was wrong.' }
    },
    updateAnalysisRule: () => ({ rule: { priorities: ['P1'], major: true, workingDays: 3 } }),
  }
}
