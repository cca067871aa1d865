export { CategoryEntity, PriorityRuleEntity } from './classification.entity.js'
export { categoryById, listCategories, priorityMatrix } from './classification.reads.js'
export {
  CategoryResolver,
  PriorityMatrixResolver,
  SetPriorityRulePayloadResolver,
} from './classification.resolver.js'
export { priorityFor, requireCategory } from './classification.store.js'
export {
  CategoryKind,
  CategoryType,
  Priority,
  PriorityRuleType,
  Severity,
  Urgency,
} from './classification.types.js'
export { firstMatrix, firstPriority, type PriorityRule } from './priority-matrix.js'
export { createCategory } from './use-cases/create-category.js'
export { seedClassification } from './use-cases/seed-classification.js'
export { setPriorityRule } from './use-cases/set-priority-rule.js'
export { updateCategory } from './use-cases/update-category.js'
