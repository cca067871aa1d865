import type { Work } from '../database/work.js'
import { clearTimer, setTimer } from '../engine/timers.js'
import { newId } from '../ids/type-id.js'
import { noteEscalated, recordEvent, type IncidentEntity } from '../incidents/index.js'
import type { UserEntity } from '../people/index.js'
import type { EscalationEntity } from './escalation.entity.js'
import type { EscalationReason } from './escalation.enums.js'
import { escalationChanged } from './escalation.events.js'
import { changeEscalation, hasActive, insertEscalation, insertNotices } from './escalation.store.js'
import { climb, firstRung, type Rung } from './ladder.js'
import { endPages, pageStep, tellExhausted } from './paging.js'
import { termsAt } from './policy.store.js'
import type { Step } from './policy.entity.js'
import { peopleReached } from './targets.js'

/** What a ladder climbs: a version of a policy, or one target and nothing after it. */
export type Climbed =
  | { policyId: string; policyVersion: number; targetId?: undefined }
  | { targetId: string; policyId?: undefined; policyVersion?: undefined }

export interface Start {
  reason: EscalationReason
  /** The same for what must start once only: left out, it is one of its own. */
  once?: string
  /** Why, as the log says it: 'the incident opened'. */
  why: string
  climbed: Climbed
  from?: Rung
}

/** Starts a ladder of a locked incident, at its first step. Answers it as it then stands. */
export async function startLadder(
  work: Work,
  incident: IncidentEntity,
  { reason, once, why, climbed, from = firstRung }: Start,
): Promise<{ incident: IncidentEntity; escalation: EscalationEntity }> {
  const id = newId('escalation')
  const escalation: EscalationEntity = {
    id,
    organizationId: incident.organizationId,
    incidentId: incident.id,
    policyId: climbed.policyId ?? null,
    policyVersion: climbed.policyVersion ?? null,
    targetId: climbed.targetId ?? null,
    reason,
    reasonKey: `${reason}:${once ?? id}`,
    state: 'ACTIVE',
    ...from,
    startedAt: work.now,
    nextStepAt: null,
    endedAt: null,
  }
  const active = await noteEscalated(work, incident, { escalated: true })
  recordEvent(work, active, incident.facets, escalationChanged(escalation, 'STARTED', `Escalation: ${why}.`))
  return climbTo(work, active, escalation, from, { isNew: true })
}

/**
 * Takes a ladder to a rung, and on past steps that reach nobody, as ladder.ts says; one that is new is stored as it
 * then stands. Answers it so. `why`: what the log says besides.
 */
export async function climbTo(
  work: Work,
  incident: IncidentEntity,
  ladder: EscalationEntity,
  from: Rung,
  { why = '', isNew = false }: { why?: string; isNew?: boolean } = {},
): Promise<{ incident: IncidentEntity; escalation: EscalationEntity }> {
  const { steps, repeat } = await stepsOf(work, ladder)
  const stepAt = (position: number) => steps[position - 1] ?? { timeout: 0, targetIds: [] }
  const { steps: climbed, standing } = await climb({ steps: steps.length, repeat }, from, (position) =>
    peopleReached(work.manager, incident.organizationId, stepAt(position).targetIds, work.now),
  )
  for (const { rung, told } of climbed) {
    if (told.length > 0) continue
    const sentence = `Step ${rung.position} reached nobody${inRound(rung)}: nobody is on call or active.${why}`
    recordEvent(work, incident, null, escalationChanged({ ...ladder, ...rung }, 'REACHED_NOBODY', sentence))
  }
  const store = isNew ? insertEscalation : changeEscalation
  if (!standing) {
    const last = { ...ladder, ...(climbed.at(-1)?.rung ?? from) }
    return exhaust(work, incident, isNew ? await insertEscalation(work, last) : last)
  }
  const nextStepAt =
    ladder.targetId === null ? new Date(work.now.getTime() + stepAt(standing.position).timeout) : null
  const escalation = await store(work, ladder, { ...standing, nextStepAt })
  const told = climbed.at(-1)?.told ?? []
  const fresh = await insertNotices(
    work,
    escalation,
    isNew,
    told.map(({ id }) => id),
  )
  const seen = await tell(work, incident, escalation, { told, fresh, why })
  if (nextStepAt) await setTimer(work, climbTimer, ladder.id, nextStepAt)
  return { incident: seen, escalation }
}

export const climbTimer = 'climb-ladder'

/** The steps of a ladder; a page straight to a target is a ladder of one. */
async function stepsOf(
  work: Work,
  { policyId, policyVersion, targetId }: EscalationEntity,
): Promise<{ steps: Step[]; repeat: number }> {
  if (policyId !== null && policyVersion !== null) return termsAt(work, policyId, policyVersion)
  return { steps: [{ timeout: 0, targetIds: targetId === null ? [] : [targetId] }], repeat: 0 }
}

interface Told {
  told: readonly UserEntity[]
  /** The ids of those who were not told at this step before. */
  fresh: readonly string[]
  why: string
}

/** Each once for this step and round, in the log, and by a page. */
async function tell(
  work: Work,
  incident: IncidentEntity,
  escalation: EscalationEntity,
  { told, fresh, why }: Told,
): Promise<IncidentEntity> {
  const ids = told.map(({ id }) => id)
  const seen = await noteEscalated(work, incident, { escalated: true })
  const names = told.map(({ name }) => name).join(', ')
  const sentence = `Step ${escalation.position} told ${names}${inRound(escalation)}.${why}`
  recordEvent(work, seen, incident.facets, escalationChanged(escalation, 'STEPPED', sentence, ids))
  await pageStep(work, seen, escalation, fresh)
  return seen
}

const inRound = ({ round }: Rung) => (round > 1 ? ` in round ${round}` : '')

/** Nobody answered, or nobody was there: the admins are told. */
export async function exhaust(
  work: Work,
  incident: IncidentEntity,
  ladder: EscalationEntity,
): Promise<{ incident: IncidentEntity; escalation: EscalationEntity }> {
  await tellExhausted(work, incident, ladder)
  return end(work, incident, ladder, 'EXHAUSTED', 'The escalation came to its end and nobody answered.')
}

/** Ends a ladder. What it has sent stays sent, unless it ended because nobody needs it any more. */
export async function end(
  work: Work,
  incident: IncidentEntity,
  ladder: EscalationEntity,
  state: 'ACKNOWLEDGED' | 'STOPPED' | 'EXHAUSTED',
  sentence: string,
): Promise<{ incident: IncidentEntity; escalation: EscalationEntity }> {
  const { position, round } = ladder
  const escalation = await changeEscalation(work, ladder, {
    state,
    position,
    round,
    nextStepAt: null,
    endedAt: work.now,
  })
  await clearTimer(work, climbTimer, ladder.id)
  if (state !== 'EXHAUSTED') await endPages(work, ladder)
  const after = await noteEscalated(work, incident, { escalated: await hasActive(work, incident.id) })
  recordEvent(work, after, incident.facets, escalationChanged(escalation, state, sentence))
  return { incident: after, escalation }
}

/** Ends all ladders of a locked incident: no page that still waits is sent, also of those that ended before. */
export async function endAll(
  work: Work,
  incident: IncidentEntity,
  ladders: readonly EscalationEntity[],
  state: 'ACKNOWLEDGED' | 'STOPPED',
  sentence: string,
): Promise<IncidentEntity> {
  let after = incident
  for (const ladder of [...ladders].reverse()) {
    if (ladder.state === 'ACTIVE') after = (await end(work, after, ladder, state, sentence)).incident
    else if (ladder.state === 'EXHAUSTED') await endPages(work, ladder)
  }
  return after
}
