import { selectRows } from '../database/rows.js'
import type { Work } from '../database/work.js'
import { idBytes, prefixOf } from '../ids/type-id.js'
import { onCallAt, OnCallScheduleEntity } from '../on-call/index.js'
import { UserEntity } from '../people/index.js'
import type { Responder } from './choice.js'
import type { ResponsePlanEntity } from './plan.entity.js'

const bytesOf = (ids: readonly string[]) => [Buffer.alloc(16), ...ids.map(idBytes)]

/** Who the responders and watchers of plans are at this instant: three statements for all of them. */
export async function respondersOf(
  work: Work,
  plans: readonly Pick<ResponsePlanEntity, 'roles' | 'watcherIds'>[],
): Promise<(id: string) => Responder> {
  const { manager, viewer, now } = work
  const named = plans.flatMap(({ roles, watcherIds }) => [
    ...roles.map(({ responderId }) => responderId),
    ...watcherIds,
  ])
  const of = (prefix: string) => [...new Set(named.filter((id) => prefixOf(id) === prefix))]
  const scheduleIds = of('on_call_schedule')
  const onCall = await onCallAt(manager, viewer.organizationId, scheduleIds, now)
  const people = [...of('user'), ...[...onCall.values()].filter((id) => id !== null)]
  const place = [idBytes(viewer.organizationId)]
  const users = await selectRows(manager, UserEntity, 'WHERE organizationId = ? AND id IN (?)', [
    ...place,
    bytesOf(people),
  ])
  const schedules =
    scheduleIds.length === 0
      ? []
      : await selectRows(manager, OnCallScheduleEntity, 'WHERE organizationId = ? AND id IN (?)', [
          ...place,
          bytesOf(scheduleIds),
        ])
  const person = (id: string): Responder => {
    const user = users.find((each) => each.id === id)
    if (!user?.active) return { nobody: `${user?.name ?? 'the person'} is not active` }
    return { userId: id, name: user.name }
  }
  return (id) => {
    if (prefixOf(id) === 'user') return person(id)
    const userId = onCall.get(id) ?? null
    const schedule = schedules.find((each) => each.id === id)
    return userId === null
      ? { nobody: `nobody is on call in ${schedule?.name ?? 'the schedule'}` }
      : person(userId)
  }
}
