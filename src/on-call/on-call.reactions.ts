import { selectRows } from '../database/rows.js'
import type { RecordedEntry, Work } from '../database/work.js'
import { conflict } from '../errors/desk-error.js'
import { idBytes } from '../ids/type-id.js'
import { OnCallScheduleEntity } from './on-call.entity.js'

/** A team that looks after schedules cannot be retired. @throws CONFLICT with `users`, the ids of the schedules */
export async function refuseRetiringScheduleOwner(work: Work, { subject }: RecordedEntry): Promise<void> {
  const schedules = await selectRows(
    work.manager,
    OnCallScheduleEntity,
    'WHERE ownerTeamId = ? AND retiredAt IS NULL ORDER BY name',
    [idBytes(subject)],
  )
  if (schedules.length > 0)
    throw conflict('The team looks after on-call schedules.', { users: schedules.map(({ id }) => id) })
}
