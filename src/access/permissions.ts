import type { OrganizationRole } from '../database/work.js'
import type { MutationName, QueryName, SubscriptionName } from './operation-names.js'

/** Who may do something: the least role, and where less is enough. */
export interface Right {
  role: OrganizationRole | 'SYSTEM'
  /** That role within a team is enough for what concerns the team. */
  team?: true
  /** A person only, no program. */
  person?: true
  /** Anybody may do it to themselves. */
  self?: true
}

/** What the desk does that is no mutation: timers, imports, the bookmarks of subscriptions. */
export type DeskOperation =
  | 'alertSla'
  | 'climbLadder'
  | 'closeQuietIncident'
  | 'enterConsumer'
  | 'expireAcknowledgement'
  | 'importIncidents'
  | 'importPeople'
  | 'makeSampleCompany'
  | 'reachMoreIncidents'
  | 'recomputeSla'
  | 'recordDelivery'
  | 'remindOfActionItem'
  | 'remindOfAnalysis'
  | 'remindOfNeededAnalysis'
  | 'resumeIncident'
  | 'setUpOrganization'
  | 'signInPerson'
  | 'tellSampleChapter'

export type Operation = QueryName | MutationName | SubscriptionName | DeskOperation

const desk: Right = { role: 'SYSTEM' }
const admin: Right = { role: 'ADMIN' }
const manager: Right = { role: 'MANAGER' }
const teamManager: Right = { role: 'MANAGER', team: true }
const anyResponder: Right = { role: 'RESPONDER' }
const responder: Right = { role: 'RESPONDER', team: true }
const reporter: Right = { role: 'REPORTER', team: true }
const viewer: Right = { role: 'VIEWER' }

/**
 * The one table of rights: the guard of every operation, `Viewer.permissions` and docs/permissions.md read it.
 * Which rows somebody sees is not decided here but where they are read.
 */
export const permissions: Readonly<Record<Operation, Right>> = {
  // Queries
  actionItems: viewer,
  analyses: viewer,
  apiKeys: admin,
  articles: viewer,
  auditLog: admin,
  businessCalendars: viewer,
  categories: viewer,
  escalationCoverage: viewer,
  escalationPolicies: viewer,
  previewEscalation: viewer,
  events: viewer,
  incident: viewer,
  incidents: viewer,
  metrics: viewer,
  neededAnalyses: viewer,
  node: viewer,
  nodes: viewer,
  onCallLoad: manager,
  onCallSchedules: viewer,
  organization: viewer,
  previewSla: viewer,
  priorityMatrix: viewer,
  responsePlans: viewer,
  search: viewer,
  services: viewer,
  slaPolicies: viewer,
  statusBoard: viewer,
  teams: viewer,
  users: viewer,
  viewer: viewer,

  // Subscriptions
  incidentChanged: viewer,
  notified: viewer,
  slaAlerted: viewer,
  statusBoardChanged: viewer,
  advanceConsumer: viewer,

  // The organisation, its people and their keys
  updateOrganization: admin,
  createUser: admin,
  updateUser: { role: 'ADMIN', self: true },
  setUserRole: admin,
  deactivateUser: admin,
  reactivateUser: admin,
  createApiKey: admin,
  revokeApiKey: admin,
  rotateApiKey: admin,

  // How it works
  createCategory: manager,
  updateCategory: manager,
  setPriorityRule: manager,
  createBusinessCalendar: manager,
  updateBusinessCalendar: manager,
  retireBusinessCalendar: manager,
  createSlaPolicy: teamManager,
  updateSlaPolicy: teamManager,
  createTeam: manager,
  updateTeam: teamManager,
  retireTeam: teamManager,
  setTeamMember: teamManager,
  createOnCallSchedule: teamManager,
  updateOnCallSchedule: teamManager,
  retireOnCallSchedule: teamManager,
  createCalendarFeed: { role: 'RESPONDER', team: true, self: true },
  revokeCalendarFeed: { role: 'MANAGER', team: true, self: true },
  createService: teamManager,
  updateService: teamManager,
  retireService: teamManager,

  createEscalationPolicy: teamManager,
  updateEscalationPolicy: teamManager,
  retireEscalationPolicy: teamManager,
  setServiceEscalationPolicy: teamManager,
  updateResponseSettings: manager,
  updateAnalysisRule: manager,
  createResponsePlan: teamManager,
  updateResponsePlan: teamManager,
  createArticle: anyResponder,
  updateArticle: anyResponder,
  retireArticle: anyResponder,

  // Incidents
  openIncident: reporter,
  addIncidentNote: reporter,
  watchIncident: reporter,
  unwatchIncident: reporter,
  acknowledgeIncident: responder,
  startIncident: responder,
  holdIncident: responder,
  mitigateIncident: responder,
  resolveIncident: responder,
  closeIncident: responder,
  cancelIncident: responder,
  reopenIncident: responder,
  mergeIncident: responder,
  updateIncident: responder,
  assignIncident: responder,
  assignIncidentRole: responder,
  addIncidentTask: responder,
  updateIncidentTask: responder,
  completeIncidentTask: responder,
  removeIncidentTask: responder,
  postStatusUpdate: responder,
  escalateIncident: responder,
  linkArticle: responder,
  unlinkArticle: responder,
  startDrill: responder,

  // What is learnt
  startAnalysis: responder,
  updateAnalysis: responder,
  setNarrative: responder,
  addCause: responder,
  updateCause: responder,
  removeCause: responder,
  addActionItem: responder,
  updateActionItem: { role: 'RESPONDER', team: true, self: true },
  submitAnalysis: responder,
  reviewAnalysis: { role: 'SYSTEM', self: true },
  publishAnalysis: responder,
  amendAnalysis: responder,
  giveFeedback: { role: 'VIEWER', person: true },

  // Shifts
  overrideShift: responder,
  removeShiftOverride: responder,
  swapShifts: responder,

  // Ways to reach people
  addContactMethod: { role: 'ADMIN', self: true },
  sendContactVerification: { role: 'ADMIN', self: true },
  verifyContactMethod: { role: 'ADMIN', self: true },
  removeContactMethod: { role: 'ADMIN', self: true },
  setNotificationRules: { role: 'ADMIN', self: true },
  retryNotification: { role: 'MANAGER', self: true },

  // Alerts
  receiveAlert: reporter,
  resolveAlert: reporter,

  // The desk itself
  alertSla: desk,
  climbLadder: desk,
  closeQuietIncident: desk,
  enterConsumer: viewer,
  expireAcknowledgement: desk,
  importIncidents: desk,
  importPeople: desk,
  makeSampleCompany: desk,
  reachMoreIncidents: desk,
  recomputeSla: desk,
  recordDelivery: desk,
  remindOfActionItem: desk,
  remindOfAnalysis: desk,
  remindOfNeededAnalysis: desk,
  resumeIncident: desk,
  setUpOrganization: desk,
  signInPerson: desk,
  tellSampleChapter: desk,
}
