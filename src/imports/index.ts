export { ImportedEntity } from './imports.entity.js'
export { importServiceNow, type ImportOptions, type ImportSummary } from './import-servicenow.js'
export { progressLine, summaryText } from './report.js'
