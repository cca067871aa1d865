import { insertRows, selectRow } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { badInputs, notFound, type FieldFault } from '../errors/desk-error.js'
import { idBytes, isId, newId } from '../ids/type-id.js'
import { faultsOfHours } from '../calendars/index.js'
import { requireActiveUser } from '../people/index.js'
import { OnCallScheduleEntity, OnCallScheduleVersionEntity, RotationEntity } from './on-call.entity.js'
import type { RotationInput } from './on-call.inputs.js'
import type { RotationRule } from './rotation.js'

type Path = (string | number)[]

/** The schedule that the viewer wants to change, locked. @throws NOT_FOUND, also for a retired one; FORBIDDEN */
export async function lockSchedule(
  work: Work,
  id: string,
  path: Path = ['input', 'id'],
): Promise<OnCallScheduleEntity> {
  const schedule = await findSchedule(work, id, path, 'FOR UPDATE')
  work.permit({ teams: [schedule.ownerTeamId] })
  return schedule
}

/** A schedule that something new refers to; it cannot be retired before the work is done. @throws NOT_FOUND */
export function requireSchedule(work: Work, id: string, path: Path): Promise<OnCallScheduleEntity> {
  return findSchedule(work, id, path, 'LOCK IN SHARE MODE')
}

async function findSchedule(work: Work, id: string, path: Path, lock: string): Promise<OnCallScheduleEntity> {
  const schedule = isId('on_call_schedule', id)
    ? await selectRow(
        work.manager,
        OnCallScheduleEntity,
        `WHERE id = ? AND organizationId = ? AND retiredAt IS NULL ${lock}`,
        [idBytes(id), idBytes(work.viewer.organizationId)],
      )
    : null
  if (!schedule) throw notFound(path)
  return schedule
}

/** How the schedule is from now on. */
export async function keepVersion(
  work: Work,
  { id: scheduleId, version, organizationId, timeZone }: OnCallScheduleEntity,
  rotations: RotationRule[],
): Promise<void> {
  await insertRows(work.manager, OnCallScheduleVersionEntity, [
    { scheduleId, version, organizationId, validFrom: work.now, timeZone, rotations },
  ])
  await insertRows(
    work.manager,
    RotationEntity,
    rotations.map(({ id }) => ({ id, organizationId, scheduleId })),
    'ON DUPLICATE KEY UPDATE scheduleId = VALUES(scheduleId)',
  )
}

/** The rotations as the schedule stands, for a change. */
export async function presentRotations(work: Work, schedule: OnCallScheduleEntity): Promise<RotationRule[]> {
  const row = await selectRow(
    work.manager,
    OnCallScheduleVersionEntity,
    'WHERE scheduleId = ? AND version = ?',
    [idBytes(schedule.id), schedule.version],
  )
  return row?.rotations ?? []
}

/**
 * Rotations as an input has them. An id keeps the identity of one that is `present`; who takes part already may have
 * left since. @throws NOT_FOUND; BAD_USER_INPUT with the path of what cannot be
 */
export async function rotationsOf(
  work: Work,
  inputs: readonly RotationInput[],
  present: readonly RotationRule[] = [],
): Promise<RotationRule[]> {
  refuseFaults(inputs)
  const rotations: RotationRule[] = []
  for (const [index, input] of inputs.entries()) {
    const path = (...more: Path) => ['input', 'rotations', index, ...more]
    const kept = input.id == null ? null : present.find(({ id }) => id === input.id)
    const isTwice = input.id != null && inputs.findIndex(({ id }) => id === input.id) !== index
    if (kept === undefined || isTwice) throw notFound(path('id'))
    for (const [position, userId] of input.participantIds.entries()) {
      if (!kept?.participants.includes(userId))
        await requireActiveUser(work, userId, path('participantIds', position))
    }
    rotations.push({
      id: kept?.id ?? newId('rotation'),
      name: input.name,
      participants: input.participantIds,
      startsAt: input.startsAt.getTime(),
      endsAt: input.endsAt?.getTime() ?? null,
      every: input.every,
      unit: input.unit,
      hours: (input.hours ?? []).map(({ day, from, to }) => ({ day, from, to })),
    })
  }
  return rotations
}

function refuseFaults(inputs: readonly RotationInput[]): void {
  const faults: FieldFault[] = []
  for (const [index, { startsAt, endsAt, hours }] of inputs.entries()) {
    const path = (...more: Path) => ['input', 'rotations', index, ...more]
    if (endsAt && endsAt <= startsAt)
      faults.push({ path: path('endsAt'), message: 'must come after `startsAt`' })
    for (const { index: hour, field, message } of faultsOfHours(hours ?? []))
      faults.push({ path: path('hours', hour, ...(field ? [field] : [])), message })
  }
  if (faults.length > 0) throw badInputs(faults)
}
