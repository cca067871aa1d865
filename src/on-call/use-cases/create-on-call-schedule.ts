import { insertRows } from '../../database/rows.js'
import type { Work } from '../../database/work.js'
import { newId } from '../../ids/type-id.js'
import { requireTeam } from '../../people/index.js'
import { OnCallScheduleEntity } from '../on-call.entity.js'
import type { CreateOnCallScheduleInput } from '../on-call.inputs.js'
import { keepVersion, rotationsOf } from '../schedule.store.js'

/** Adds a schedule, whose rotations hold from now on. @throws NOT_FOUND, FORBIDDEN, BAD_USER_INPUT */
export async function createOnCallSchedule(work: Work, input: CreateOnCallScheduleInput) {
  const { name, description = null, timeZone, ownerTeamId = null } = input
  if (ownerTeamId !== null) await requireTeam(work, ownerTeamId, ['input', 'ownerTeamId'])
  work.permit({ teams: [ownerTeamId] })
  const rotations = await rotationsOf(work, input.rotations)
  const schedule: OnCallScheduleEntity = {
    id: newId('on_call_schedule'),
    organizationId: work.viewer.organizationId,
    name,
    description,
    timeZone,
    ownerTeamId,
    version: 1,
    retiredAt: null,
  }
  await insertRows(work.manager, OnCallScheduleEntity, [schedule])
  await keepVersion(work, schedule, rotations)
  work.record({
    kind: 'ON_CALL_SCHEDULE_CREATED',
    subject: schedule.id,
    summary: `${work.viewer.actor.name} added the on-call schedule ${name}`,
    data: { name, timeZone, ownerTeamId, rotations },
  })
  return { onCallSchedule: schedule.id }
}
