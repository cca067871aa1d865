import type { TimerKinds } from '../engine/engine.js'
import { dueTimers } from './need.store.js'
import { remindOfActionItem } from './use-cases/remind-of-action-item.js'
import { remindOfAnalysis } from './use-cases/remind-of-analysis.js'
import { remindOfNeededAnalysis } from './use-cases/remind-of-needed-analysis.js'

/** What falls due of itself with analyses. */
export const analysisTimers: TimerKinds = {
  [dueTimers.incident]: remindOfNeededAnalysis,
  [dueTimers.analysis]: remindOfAnalysis,
  [dueTimers.actionItem]: remindOfActionItem,
}
