// Inputs for every-use-case.test.ts: analyses and what belongs to them.
import { addActionItem } from '../../src/analysis/use-cases/add-action-item.js'
import { addCause } from '../../src/analysis/use-cases/add-cause.js'
import { publishAnalysis } from '../../src/analysis/use-cases/publish-analysis.js'
import { reviewAnalysis } from '../../src/analysis/use-cases/review-analysis.js'
import { startAnalysis } from '../../src/analysis/use-cases/start-analysis.js'
import { submitAnalysis } from '../../src/analysis/use-cases/submit-analysis.js'
import { updateAnalysis } from '../../src/analysis/use-cases/update-analysis.js'
import type { TestDesk } from '../harness/desk.js'

export function analysisInputs(desk: TestDesk): Record<string, () => Promise<object> | object> {
  const me = String(desk.admin.actor.userId)
  const soon = () => desk.clock.in(60_000)
  const resolved = async () => {
    const id = await desk.open({ severity: 'HIGH', urgency: 'HIGH' })
    await desk.resolve(id)
    return id
  }
  const draft = async () => (await desk.do(startAnalysis, { incidentIds: [await resolved()] })).analysis
  const asked = async () => {
    const id = await draft()
    const bo = await desk.hire('Bo')
    await desk.do(updateAnalysis, { id, authorIds: [me, bo.id] })
    await desk.do(submitAnalysis, { id, reviewerIds: [me] })
    return id
  }
  const approved = async () => {
    const id = await asked()
    await desk.do(reviewAnalysis, { id, verdict: 'APPROVED' })
    return id
  }
  const published = async () => {
    const id = await approved()
    await desk.do(publishAnalysis, { id })
    return id
  }
  const cause = { kind: 'ROOT' as const, category: 'PROCESS' as const, statement: 'Nobody looked' }
  const causeId = async () => (await desk.do(addCause, { analysisId: await draft(), ...cause })).cause
  const item = { title: 'Look', kind: 'DETECT' as const, priority: 'P2' as const }
  const itemId = async (dueAt: Date | null = null) =>
    (await desk.do(addActionItem, { analysisId: await draft(), ...item, dueAt })).actionItem
  const late = async (subject: Promise<string>) => {
    const input = { subject: await subject }
    desk.clock.advance('30d')
    return input
  }
  const due = async () => {
    const id = await draft()
    await desk.do(updateAnalysis, { id, dueAt: soon() })
    return id
  }
  return {
    startAnalysis: async () => ({ incidentIds: [await resolved()] }),
    updateAnalysis: async () => ({ id: await draft(), summary: 'It broke.' }),
    setNarrative: async () => ({ analysisId: await draft(), entries: [] }),
    addCause: async () => ({ analysisId: await draft(), ...cause }),
    updateCause: async () => ({ id: await causeId(), kind: 'TRIGGER' }),
    removeCause: async () => ({ id: await causeId() }),
    addActionItem: async () => ({ analysisId: await draft(), ...item }),
    updateActionItem: async () => ({ id: await itemId(), state: 'DONE' }),
    submitAnalysis: async () => ({ id: await draft(), reviewerIds: [(await desk.hire('Cy')).id] }),
    reviewAnalysis: async () => ({ id: await asked(), verdict: 'CHANGES_REQUESTED', comment: 'More.' }),
    publishAnalysis: async () => ({ id: await approved() }),
    amendAnalysis: async () => ({ id: await published(), reason: 'A number was wrong.' }),
    updateAnalysisRule: () => ({ rule: { priorities: ['P1'], major: false, workingDays: 3 } }),
    remindOfNeededAnalysis: () => late(resolved()),
    remindOfAnalysis: () => late(due()),
    remindOfActionItem: () => late(itemId(soon())),
  }
}
