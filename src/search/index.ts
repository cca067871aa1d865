export { IncidentSimilarResolver, SearchResolver } from './search.resolver.js'
export { rankSimilar, subjectOf, type Subject } from './similar.reads.js'
