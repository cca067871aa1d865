export { FeedbackEntity } from './feedback.entity.js'
export { askForFeedback } from './feedback.reactions.js'
export { FeedbackResolver, IncidentFeedbackResolver } from './feedback.resolver.js'
export { giveFeedback } from './use-cases/give-feedback.js'
