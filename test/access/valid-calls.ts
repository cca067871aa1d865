// For every mutation something that may be asked of it, so that only a right can stand in its way.
import { newId } from '../../src/ids/type-id.js'
import type { MutationName } from '../../src/access/operation-names.js'
import { issueApiKey } from '../../src/access/api-keys.js'
import { receiveAlert } from '../../src/alerts/use-cases/receive-alert.js'
import { createBusinessCalendar } from '../../src/calendars/index.js'
import { createCategory } from '../../src/classification/index.js'
import { desk as theDesk } from '../../src/engine/engine.js'
import { addIncidentTask } from '../../src/incidents/use-cases/add-incident-task.js'
import { watchIncident } from '../../src/incidents/use-cases/watch-incident.js'
import { createCalendarFeed, createOnCallSchedule, overrideShift } from '../../src/on-call/index.js'
import { createUser } from '../../src/people/index.js'
import { deactivateUser } from '../../src/people/use-cases/deactivate-user.js'
import { createService } from '../../src/services/index.js'
import { createEscalationPolicy, escalateIncident } from '../../src/escalation/index.js'
import { createArticle, linkArticle } from '../../src/knowledge/index.js'
import { createResponsePlan } from '../../src/preparedness/index.js'
import { createSlaPolicy } from '../../src/sla/index.js'
import { contactOf, deadLetterTo } from '../harness/contacts.js'
import type { TestDesk } from '../harness/desk.js'
import { analysisCalls } from './analysis-calls.js'

/** Whom a call concerns. */
export interface Place {
  /** Owns what is called for. */
  team: string
  /** A team of its own, which may be retired. */
  newTeam: () => Promise<string>
  /** Whose details are changed. */
  user: string
  /** A reader's name that the caller has, and where it stands. */
  reader: () => Promise<{ consumer: string; cursor: string }>
}

type Calls = Readonly<Record<MutationName, (place: Place) => object | Promise<object>>>

/** An input for each mutation, new each time. A mutation that is missing here does not compile. */
export function validCalls(desk: TestDesk): Calls {
  const someone = async () =>
    (await desk.do(createUser, { name: 'Cy', email: `${newId('x')}@example.org` })).user
  const incident = ({ team }: Place) => desk.open({ ownerId: team })
  const about =
    (more: object = {}) =>
    async (place: Place) => ({ id: await incident(place), ...more })
  const resolved = async (place: Place) => {
    const id = await incident(place)
    await desk.resolve(id)
    return id
  }
  const task = async (place: Place) =>
    (await desk.do(addIncidentTask, { id: await incident(place), title: 'look' })).task
  const service = async ({ team }: Place) =>
    (await desk.do(createService, { name: 'Shop', ownerTeamId: team })).service
  const key = () => newId('x').slice(2)
  const category = async () =>
    (await desk.do(createCategory, { kind: 'TECHNICAL', key: key(), name: 'Tides' })).category
  const calendar = async () =>
    (await desk.do(createBusinessCalendar, { name: 'Tides', timeZone: 'UTC' })).businessCalendar
  const promise = async <T>(target: T) => ({
    name: 'Gold',
    calendarId: await calendar(),
    conditions: { labels: [key()] },
    agreement: 'SLA' as const,
    targets: [{ metric: 'RESPONSE' as const, priority: 'P1' as const, target }],
  })
  const ladder = (team: string) => ({
    name: 'Tides',
    ownerTeamId: team,
    steps: [{ timeout: 60_000, targetIds: [team] }],
  })
  const escalationPolicy = async ({ team }: Place) =>
    (await desk.do(createEscalationPolicy, ladder(team))).escalationPolicy
  const plan = async ({ team }: Place) =>
    (await desk.do(createResponsePlan, { name: 'Flood', ownerTeamId: team, conditions: { labels: [key()] } }))
      .responsePlan
  const page = { kind: 'HOW_TO', title: 'Tides', body: 'Wait.' } as const
  const article = async () => (await desk.do(createArticle, page)).article
  const schedule = async ({ team }: Place) => {
    const rotations = [
      {
        name: 'Days',
        participantIds: [await someone()],
        startsAt: desk.clock.now(),
        every: 1,
        unit: 'DAYS' as const,
      },
    ]
    const input = { name: 'Tides', timeZone: 'UTC', ownerTeamId: team, rotations }
    return (await desk.do(createOnCallSchedule, input)).onCallSchedule
  }
  const soon = (hours: number) => desk.clock.in(hours * 3_600_000).toISOString()
  const apiKey = async () => {
    const { organizationId } = desk.admin
    const input = { name: 'probe', role: 'VIEWER' as const, userId: null }
    return (await desk.desk.transact(theDesk(organizationId), issueApiKey, input)).id
  }
  return {
    ...analysisCalls(desk, resolved),
    acknowledgeIncident: about(),
    addIncidentNote: about({ text: 'hm' }),
    addIncidentTask: about({ title: 'look' }),
    advanceConsumer: ({ reader }) => reader(),
    assignIncident: async (place) => ({ id: await incident(place), ownerId: place.team }),
    assignIncidentRole: async (place) => ({
      id: await incident(place),
      kind: 'SCRIBE',
      userId: await someone(),
    }),
    cancelIncident: about({ reason: 'a test' }),
    closeIncident: async (place) => ({ id: await resolved(place) }),
    completeIncidentTask: async (place) => ({ id: await task(place) }),
    createApiKey: () => ({ name: 'probe', role: 'VIEWER' }),
    createArticle: () => page,
    createBusinessCalendar: () => ({ name: 'Tides', timeZone: 'UTC' }),
    createCategory: () => ({ kind: 'TECHNICAL', key: key(), name: 'Tides' }),
    createEscalationPolicy: ({ team }) => ({
      ...ladder(team),
      steps: [{ timeout: 'PT1M', targetIds: [team] }],
    }),
    createResponsePlan: ({ team }) => ({ name: 'Flood', ownerTeamId: team, conditions: { labels: [key()] } }),
    addContactMethod: ({ user }) => ({
      userId: user,
      channel: 'EMAIL',
      address: `${newId('x').slice(2)}@example.org`,
    }),
    sendContactVerification: async ({ user }) => ({
      id: await contactOf(desk.manager, user, { verified: false }),
    }),
    verifyContactMethod: async ({ user }) => ({ id: await contactOf(desk.manager, user), code: '000000' }),
    removeContactMethod: async ({ user }) => ({ id: await contactOf(desk.manager, user) }),
    setNotificationRules: ({ user }) => ({ userId: user, rules: [] }),
    retryNotification: async ({ user }) => ({ id: await deadLetterTo(desk.manager, user) }),
    createCalendarFeed: ({ user }) => ({ userId: user }),
    createOnCallSchedule: ({ team }) => ({
      name: 'Tides',
      timeZone: 'UTC',
      ownerTeamId: team,
      rotations: [],
    }),
    updateOnCallSchedule: async (place) => ({ id: await schedule(place), name: 'Tide' }),
    retireOnCallSchedule: async (place) => ({ id: await schedule(place) }),
    overrideShift: async (place) => ({
      scheduleId: await schedule(place),
      userId: await someone(),
      from: soon(1),
      to: soon(2),
    }),
    removeShiftOverride: async (place) => {
      const scheduleId = await schedule(place)
      const span = { from: desk.clock.now(), to: desk.clock.in(60_000) }
      return { id: (await desk.do(overrideShift, { scheduleId, userId: await someone(), ...span })).override }
    },
    swapShifts: async ({ team }) => {
      const [one, other] = [await someone(), await someone()]
      const rotation = {
        name: 'Days',
        participantIds: [one, other],
        startsAt: desk.clock.now(),
        every: 1,
        unit: 'DAYS' as const,
      }
      const { onCallSchedule: scheduleId } = await desk.do(createOnCallSchedule, {
        name: 'Tides',
        timeZone: 'UTC',
        ownerTeamId: team,
        rotations: [rotation],
      })
      return {
        scheduleId,
        first: { userId: one, from: soon(1), to: soon(2) },
        second: { userId: other, from: soon(25), to: soon(26) },
      }
    },
    revokeCalendarFeed: async ({ user }) => ({
      id: (await desk.do(createCalendarFeed, { userId: user })).feed,
    }),
    createService: ({ team }) => ({ name: 'Search', ownerTeamId: team }),
    createSlaPolicy: async ({ team }) => ({ ...(await promise('PT1M')), ownerTeamId: team }),
    createTeam: () => ({ name: 'Edge' }),
    createUser: () => ({ name: 'Bo', email: `${newId('x')}@example.org` }),
    deactivateUser: async () => ({ userId: await someone() }),
    escalateIncident: async (place) => {
      const id = await incident(place)
      await desk.do(escalateIncident, { id, policyId: await escalationPolicy(place) })
      return { id }
    },
    giveFeedback: async (place) => ({ incidentId: await resolved(place), rating: 4 }),
    holdIncident: about({ reason: 'OTHER' }),
    linkArticle: async (place) => ({ incidentId: await incident(place), articleId: await article() }),
    mergeIncident: async (place) => ({ id: await incident(place), intoId: await incident(place) }),
    mitigateIncident: about(),
    openIncident: ({ team }) => ({ title: 'It hums', severity: 'LOW', ownerId: team }),
    postStatusUpdate: about({ message: 'soon' }),
    receiveAlert: async (place) => ({ dedupKey: key(), summary: 'It hums', serviceId: await service(place) }),
    reactivateUser: async () => {
      const userId = await someone()
      await desk.do(deactivateUser, { userId })
      return { userId }
    },
    removeIncidentTask: async (place) => ({ id: await task(place) }),
    reopenIncident: async (place) => ({ id: await resolved(place), reason: 'again' }),
    resolveAlert: async (place) => {
      const alert = { dedupKey: key(), summary: 'It hums', serviceId: await service(place) }
      await desk.do(receiveAlert, alert)
      return { dedupKey: alert.dedupKey }
    },
    resolveIncident: about({ resolution: 'done' }),
    retireArticle: async () => ({ id: await article() }),
    retireBusinessCalendar: async () => ({ id: await calendar() }),
    retireService: async (place) => ({ id: await service(place) }),
    retireTeam: async ({ newTeam }) => ({ id: await newTeam() }),
    revokeApiKey: async () => ({ id: await apiKey() }),
    rotateApiKey: async () => ({ id: await apiKey() }),
    setPriorityRule: () => ({ severity: 'LOW', urgency: 'LOW', priority: 'P3' }),
    setTeamMember: async ({ team }) => ({ teamId: team, userId: await someone(), role: 'STAKEHOLDER' }),
    setUserRole: async () => ({ userId: await someone(), role: 'MANAGER' }),
    startDrill: async (place) => ({ responsePlanId: await plan(place), title: 'It hums', severity: 'LOW' }),
    startIncident: about(),
    unlinkArticle: async (place) => {
      const link = { incidentId: await incident(place), articleId: await article() }
      await desk.do(linkArticle, link)
      return link
    },
    unwatchIncident: async (place) => {
      const [id, userId] = [await incident(place), await someone()]
      await desk.do(watchIncident, { id, userId })
      return { id, userId }
    },
    updateArticle: async () => ({ id: await article(), title: 'Ebb' }),
    updateBusinessCalendar: async () => ({ id: await calendar(), name: 'Tide' }),
    updateCategory: async () => ({ id: await category(), name: 'Tide' }),
    retireEscalationPolicy: async (place) => ({ id: await escalationPolicy(place) }),
    setServiceEscalationPolicy: async (place) => ({ serviceId: await service(place) }),
    updateEscalationPolicy: async (place) => ({ id: await escalationPolicy(place), name: 'Ebb' }),
    updateResponsePlan: async (place) => ({ id: await plan(place), name: 'Ebb' }),
    updateResponseSettings: () => ({ defaultEscalationPolicyId: null }),
    updateIncident: about({ title: 'It howls' }),
    updateIncidentTask: async (place) => ({ id: await task(place), title: 'listen' }),
    updateOrganization: () => ({ name: 'Acme & Co' }),
    updateService: async (place) => ({ id: await service(place), name: 'Store' }),
    updateSlaPolicy: async ({ team }) => ({
      id: (await desk.do(createSlaPolicy, { ...(await promise(60_000)), ownerTeamId: team })).slaPolicy,
      name: 'Tide',
    }),
    updateTeam: ({ team }) => ({ id: team, description: 'looks after it' }),
    updateUser: ({ user }) => ({ id: user, timeZone: 'Europe/Vienna' }),
    watchIncident: async (place) => ({ id: await incident(place), userId: await someone() }),
  }
}
