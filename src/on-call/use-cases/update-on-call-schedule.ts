import { updateRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { badInputs } from '../../errors/desk-error.js'
import { idBytes } from '../../ids/type-id.js'
import { requireTeam } from '../../people/index.js'
import { OnCallScheduleEntity } from '../on-call.entity.js'
import type { UpdateOnCallScheduleInput } from '../on-call.inputs.js'
import { keepVersion, lockSchedule, presentRotations, rotationsOf } from '../schedule.store.js'

/**
 * Changes what follows from now on; the past stays as it was. Where nothing would change nothing does.
 * @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT
 */
export async function updateOnCallSchedule(work: Work, input: UpdateOnCallScheduleInput) {
  const before = await lockSchedule(work, input.id)
  const cleared = (['name', 'timeZone', 'rotations'] as const).filter((field) => input[field] === null)
  if (cleared.length > 0)
    throw badInputs(cleared.map((field) => ({ path: ['input', field], message: 'cannot be cleared' })))
  const { ownerTeamId = before.ownerTeamId } = input
  if (ownerTeamId !== before.ownerTeamId) {
    if (ownerTeamId !== null) await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
    work.permit({ teams: [ownerTeamId] })
  }
  const present = await presentRotations(work, before)
  const rotations = input.rotations ? await rotationsOf(work, input.rotations, present) : present
  const timeZone = input.timeZone ?? before.timeZone
  const turnsOtherwise = timeZone !== before.timeZone || JSON.stringify(rotations) !== JSON.stringify(present)
  const after: OnCallScheduleEntity = {
    ...before,
    name: input.name ?? before.name,
    description: input.description === undefined ? before.description : input.description,
    timeZone,
    ownerTeamId,
    version: before.version + (turnsOtherwise ? 1 : 0),
  }
  if (JSON.stringify(after) === JSON.stringify(before)) return { onCallSchedule: before.id }
  await updateRows(work.manager, OnCallScheduleEntity, after, 'id = ?', [idBytes(before.id)])
  if (turnsOtherwise) await keepVersion(work, after, rotations)
  work.record({
    kind: 'ON_CALL_SCHEDULE_CHANGED',
    subject: before.id,
    summary: `${work.viewer.actor.name} changed the on-call schedule ${before.name}`,
    data: { before: { ...before, rotations: present }, after: { ...after, rotations } },
  })
  return { onCallSchedule: before.id }
}
