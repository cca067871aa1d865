import type { NewEntry, Work } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { isOpen, lockLinked, type IncidentEntity, type StatusChangeData } from '../incidents/index.js'
import { climbTo, endAll, startLadder } from './climbing.js'
import type { EscalationReason } from './escalation.enums.js'
import { lockEscalations } from './escalation.store.js'
import { nextRung } from './ladder.js'
import { policiesInUse, policyFor, termsAt } from './policy.store.js'

/** An incident that opens pages by its policy, if it has one. */
export async function pageForOpened(work: Work, { subject }: NewEntry): Promise<void> {
  const incident = await lockLinked(work, subject)
  if (incident?.status === 'OPEN')
    await startByPolicy(work.asDesk(), incident, 'INCIDENT_OPENED', 'the incident opened')
}

/** Acknowledging, by anybody, and whatever ends an incident end its ladders; reopening starts one. */
export async function followStatus(work: Work, { subject, data }: NewEntry): Promise<void> {
  const { from, to } = data as StatusChangeData
  const incident = await lockLinked(work, subject)
  if (!incident) return
  const { name } = work.viewer.actor
  if (!isOpen(to)) {
    if (from === to) return
    const ended = to === 'CANCELED' ? (incident.duplicateOfId ? 'merged' : 'canceled') : 'resolved'
    await endAll(
      work,
      incident,
      await lockEscalations(work, subject),
      'STOPPED',
      `${name} ${ended} the incident.`,
    )
  } else if (!isOpen(from)) {
    await startByPolicy(work.asDesk(), incident, 'INCIDENT_OPENED', 'the incident was reopened')
  } else if (to !== 'OPEN' && (from === 'OPEN' || from === to)) {
    await endAll(work, incident, await lockEscalations(work, subject), 'ACKNOWLEDGED', `${name} answered.`)
  }
}

/** What the room of SLA clocks says in its entries, as far as ladders ask. */
export interface ClockChange {
  clockId: string
  metric: 'RESPONSE' | 'RESOLUTION' | 'UPDATE'
  change: string
}

/**
 * A warning that the time to answer runs out takes a waiting ladder to its next step, and starts one where none runs;
 * a breach of the time to answer or to resolve starts one where none runs. Once for each clock. On the last step a
 * warning changes nothing: it would take time from whoever has been told.
 */
export async function followClock(work: Work, { subject, data }: NewEntry): Promise<void> {
  const { clockId, metric, change } = data as ClockChange
  const warns = change === 'WARNED' && metric === 'RESPONSE'
  if (!warns && !(change === 'BREACHED' && metric !== 'UPDATE')) return
  const incident = await lockLinked(work, subject)
  if (!incident || !isOpen(incident.status)) return
  const desk = work.asDesk()
  const ladders = await lockEscalations(work, subject)
  const active = ladders.filter(({ state }) => state === 'ACTIVE')
  if (active.length === 0) {
    const reason = warns ? 'SLA_WARNING' : 'SLA_BREACH'
    if (ladders.some(({ reasonKey }) => reasonKey === `${reason}:${clockId}`)) return
    const why = warns ? 'the time to answer is running out' : 'a promised time has run out'
    await startByPolicy(desk, incident, reason, why, clockId)
    return
  }
  const waiting = active.find(({ nextStepAt }) => nextStepAt !== null)
  if (!warns || !waiting?.policyId || waiting.policyVersion === null) return
  const { steps, repeat } = await termsAt(work, waiting.policyId, waiting.policyVersion)
  const began = (waiting.nextStepAt?.getTime() ?? 0) - (steps[waiting.position - 1]?.timeout ?? 0)
  // Several warnings that are noticed late, at once, move it once.
  if (began === work.now.getTime()) return
  const next = nextRung({ steps: steps.length, repeat }, waiting)
  if (next) await climbTo(desk, incident, waiting, next, { why: ' The time to answer is running out.' })
}

/** Nothing happens where no policy is meant for the incident. */
async function startByPolicy(
  work: Work,
  incident: IncidentEntity,
  reason: EscalationReason,
  why: string,
  once?: string,
): Promise<void> {
  const policy = await policyFor(work, incident.facets)
  if (!policy) return
  const climbed = { policyId: policy.id, policyVersion: policy.version }
  await startLadder(work, incident, { reason, why, climbed, ...(once === undefined ? {} : { once }) })
}

/** Answers TEAM_RETIRED and the like. @throws CONFLICT with `users`: policies tell it, or it owns them */
export async function refuseRetiringTarget(work: Work, { subject }: NewEntry): Promise<void> {
  const using = (await policiesInUse(work)).filter(
    ({ ownerTeamId, steps }) =>
      ownerTeamId === subject || steps.some(({ targetIds }) => targetIds.includes(subject)),
  )
  if (using.length === 0) return
  throw conflict('Escalation policies tell it, or belong to it: change them first.', {
    users: using.map(({ id }) => id),
  })
}
