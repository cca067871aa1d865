export { ActionItemResolver } from './action-item.resolver.js'
export {
  AnalysisChangedResolver,
  IncidentAnalysisResolver,
  NotificationAnalysisResolver,
  OrganizationAnalysisResolver,
} from './analysed.resolver.js'
export * as analysisEntities from './analysis.entity.js'
export { AnalysisType } from './analysis.types.js'
export { AnalysisMutations } from './analysis-mutations.resolver.js'
export { actionItemById, analysisById, causeById, visibleAnalyses } from './analysis.reads.js'
export { AnalysisFactsResolver, AnalysisResolver } from './analysis.resolver.js'
export { analysisTimers } from './analysis.timers.js'
export { AnalysisReviewResolver, CauseResolver, NarrativeEntryResolver } from './cause.resolver.js'
export { publishedDocuments } from './published.js'
export * as learning from './learning.js'
export { analysisIdOf } from './need.store.js'
export { askForAnalysis } from './need.reactions.js'
