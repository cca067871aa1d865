export { acknowledgePath, incidentNamedBy, readAcknowledgeToken } from './acknowledge-link.js'
export { createMailer } from './channels/email.js'
export { stakeholdersOf, watchersOf } from './audience.js'
export { tellUnreachable } from './contact-problem.js'
export type { Channels } from './delivering.js'
export * as notificationEntities from './notification.entity.js'
export { NotificationMutations } from './notification-mutations.resolver.js'
export { about, tellOfPriority, tellOfStatus, tellOfStatusUpdate } from './notification.reactions.js'
export { notificationById } from './notification.reads.js'
export {
  ContactMethodResolver,
  IncidentNotificationsResolver,
  NotificationChangedResolver,
  NotificationResolver,
  NotificationRuleResolver,
  UserRulesResolver,
} from './notification.resolver.js'
export { NotificationType } from './notification.types.js'
export { NotifiedResolver } from './notified.resolver.js'
export { notify, tellAdmins } from './notify.js'
export { firstWays } from './reach.js'
export { senderDuties } from './sender.js'
export { ensureSigningKey, signingKey } from './signing-key.js'
export { suppressGroup } from './suppress.js'
export { addContactMethod } from './use-cases/add-contact-method.js'
export { removeContactMethod } from './use-cases/remove-contact-method.js'
export { retryNotification } from './use-cases/retry-notification.js'
export { sendContactVerification } from './use-cases/send-contact-verification.js'
export { setNotificationRules } from './use-cases/set-notification-rules.js'
export { verifyContactMethod } from './use-cases/verify-contact-method.js'
