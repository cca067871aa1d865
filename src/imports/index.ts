export { ImportedEntity } from './imports.entity.js'
export { importServiceNow, type ImportOptions } from './import-servicenow.js'
export { progressLine, summaryText } from './report.js'
export type { ImportSummary } from './summary.js'
