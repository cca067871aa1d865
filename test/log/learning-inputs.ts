// Inputs for every-use-case.test.ts: what is learnt, plans, exercises, feedback.
import { createResponsePlan } from '../../src/preparedness/index.js'
import type { TestDesk } from '../harness/desk.js'
import { analysisInputs } from './analysis-inputs.js'
import { knowledgeInputs } from './knowledge-inputs.js'

export function learningInputs(desk: TestDesk): Record<string, () => Promise<object> | object> {
  const plan = () => ({ name: 'Flood', tasks: ['Close the gates'], conditions: { labels: ['flood'] } })
  const responsePlan = async () => (await desk.do(createResponsePlan, plan())).responsePlan
  const resolved = async () => {
    const id = await desk.open()
    await desk.resolve(id)
    return id
  }
  return {
    ...analysisInputs(desk),
    ...knowledgeInputs(desk),
    createResponsePlan: plan,
    giveFeedback: async () => ({ incidentId: await resolved(), rating: 5 }),
    startDrill: async () => ({
      responsePlanId: await responsePlan(),
      title: 'It hums',
      severity: 'LOW',
      urgency: 'HIGH',
    }),
    updateResponsePlan: async () => ({ id: await responsePlan(), active: false }),
  }
}
