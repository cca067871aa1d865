import { selectRows } from '../database/rows.js'
import type { RecordedEntry, Work } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import type { TimerKinds } from '../engine/engine.js'
import { alertSla } from './move-clocks.js'
import { reachIncidents, reachMoreIncidents } from './reach.js'
import { SlaPolicyEntity } from './sla.entity.js'

/** What falls due of itself with clocks. */
export const slaTimers: TimerKinds = { 'alert-sla': alertSla, 'reach-incidents': reachMoreIncidents }

/** Other hours: the clocks that run on them are computed again. */
export async function followCalendar(work: Work, { data }: RecordedEntry): Promise<void> {
  const { before, after } = data as { before: { version: number }; after: { version: number } }
  if (before.version !== after.version) await reachIncidents(work)
}

/** A calendar on which a policy counts cannot be retired. @throws CONFLICT with `users` */
export async function refuseRetiringCalendar(work: Work, { subject }: RecordedEntry): Promise<void> {
  const users = await selectRows(
    work.manager,
    SlaPolicyEntity,
    `JOIN sla_policy_terms t ON t.policyId = sla_policy.id AND t.version = sla_policy.termsVersion
     WHERE t.calendarId = ? ORDER BY sla_policy.name`,
    [idBytes(subject)],
  )
  refuse(users, 'SLA policies count by the calendar.')
}

/** A team that looks after policies cannot be retired. @throws CONFLICT with `users` */
export async function refuseRetiringPolicyOwner(work: Work, { subject }: RecordedEntry): Promise<void> {
  const users = await selectRows(
    work.manager,
    SlaPolicyEntity,
    'WHERE ownerTeamId = ? AND active ORDER BY name',
    [idBytes(subject)],
  )
  refuse(users, 'The team looks after SLA policies.')
}

function refuse(users: SlaPolicyEntity[], message: string): void {
  if (users.length > 0) throw conflict(message, { users: users.map(({ id }) => id) })
}
