import type { Work } from '../database/work.js'
import { clearTimers } from '../engine/timers.js'
import {
  createEscalationPolicy,
  setServiceEscalationPolicy,
  updateResponseSettings,
} from '../escalation/index.js'
import { createOnCallSchedule } from '../on-call/index.js'
import { createSlaPolicy } from '../sla/index.js'
import { entries, type Company } from './company.js'
import { defaultLadder, ladders, promises, schedules, type LadderKey, type Target } from './response.data.js'
import { milliseconds } from './span.js'

/** Says who is on call, whom the services page, and what is promised. */
export async function prepareResponse(work: Work, company: Company): Promise<void> {
  await takeTurns(work, company)
  await raiseLadders(work, company)
  await promise(work, company)
}

async function takeTurns(work: Work, { people, teams, schedules: made }: Company): Promise<void> {
  for (const [key, { name, description, timeZone, owner, rotations }] of entries(schedules)) {
    const { onCallSchedule } = await createOnCallSchedule(work, {
      name,
      description,
      timeZone,
      ownerTeamId: teams[owner],
      rotations: rotations.map(({ participants, startsAt, hours = [], ...rotation }) => ({
        ...rotation,
        participantIds: participants.map((person) => people[person]),
        startsAt: new Date(startsAt),
        every: 1,
        hours: [...hours],
      })),
    })
    made[key] = onCallSchedule
  }
}

async function raiseLadders(work: Work, company: Company) {
  const made = {} as Record<LadderKey, string>
  for (const [key, ladder] of entries(ladders)) {
    const { name, description, owner, urgencies, steps, repeat, acknowledgement } = ladder
    const { escalationPolicy } = await createEscalationPolicy(work, {
      name,
      description,
      ownerTeamId: company.teams[owner],
      conditions: urgencies ? { urgencies: [...urgencies] } : null,
      steps: steps.map(([timeout, target]) => ({
        timeout: milliseconds(timeout),
        targetIds: [targetId(company, target)],
      })),
      repeat,
      acknowledgementTimeout: acknowledgement ? milliseconds(acknowledgement) : null,
    })
    made[key] = escalationPolicy
    for (const service of ladder.services)
      await setServiceEscalationPolicy(work, {
        serviceId: company.services[service],
        policyId: escalationPolicy,
      })
  }
  await updateResponseSettings(work, { defaultEscalationPolicyId: made[defaultLadder] })
}

function targetId({ people, teams, schedules: onCall }: Company, target: Target): string {
  if ('schedule' in target) return onCall[target.schedule]
  return 'team' in target ? teams[target.team] : people[target.person]
}

async function promise(work: Work, company: Company): Promise<void> {
  for (const { calendar, teams, targets, ...policy } of promises) {
    await createSlaPolicy(work, {
      ...policy,
      calendarId: company.calendars[calendar],
      conditions: teams ? { teamIds: teams.map((team) => company.teams[team]) } : null,
      targets: entries(targets).flatMap(([metric, spans]) =>
        entries(spans).map(([priority, span]) => ({ metric, priority, target: milliseconds(span) })),
      ),
    })
  }
  // A new policy asks open incidents to follow it, by a timer: there are none yet, and its time would be long past.
  await clearTimers(work, work.viewer.organizationId)
}
