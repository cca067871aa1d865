import type { Context } from '../access/context.js'
import { atLeast } from '../access/rights.js'
import { shareKey, sightKey, type Shared } from '../access/share-key.js'
import type { Viewer } from '../database/work.js'
import { badInput, DeskError, notFound } from '../errors/desk-error.js'
import { isId } from '../ids/type-id.js'
import { revalidated } from '../incidents/index.js'
import { logCursor, sequenceOf } from '../log/cursor.js'
import type { LogEntry } from '../log/log.reads.js'
import { PulledSource } from '../log/source.js'
import { userById } from '../people/index.js'
import { changeKinds, type NotificationData } from './notification.events.js'

export interface NotificationChange extends Shared {
  cursor: string
  notificationId: string
}

export interface Asking {
  userId?: string | null
  everybody?: boolean
  after?: string | null
}

/**
 * Each notification as its state changes, in log order, each change once: the viewer's own, somebody's, or everybody's.
 * @throws NOT_FOUND, BAD_USER_INPUT, FORBIDDEN at once, before anything is held
 */
export async function followNotifications(
  context: Context,
  { userId, everybody, after }: Asking,
): Promise<PulledSource<NotificationChange>> {
  const { organizationId } = context.viewer
  const whose = everybody ? null : (userId ?? context.viewer.actor.userId)
  if (everybody && userId != null) throw badInput(['userId'], 'cannot be given with everybody')
  if (!everybody && whose === null) throw badInput(['userId'], 'must be given: the viewer is no person')
  refuse(context.viewer, whose)
  if (userId != null && !(isId('user', userId) && (await context.load(userById).load(userId))))
    throw notFound(['userId'])
  const { tail, release } = context.follower.follow(organizationId)
  try {
    const head = await tail.position()
    let position = after != null ? sequenceOf(after, organizationId, ['after']) : head
    if (position > head) throw badInput(['after'], 'lies ahead of the log')
    const produce = async (signal: AbortSignal, left: NotificationChange | null) => {
      if (left) position = sequenceOf(left.cursor, organizationId, ['after']) - 1
      for (;;) {
        const entries = await tail.after(position, signal, context.viewer.principal)
        if (entries === null) return null
        const viewer = await revalidated(context, tail, entries)
        refuse(viewer, whose)
        position = entries.at(-1)?.sequence ?? position
        const found = entries.filter((entry) => isOf(entry, whose))
        if (found.length > 0) return found.map((entry) => changeOf(entry, viewer))
      }
    }
    return new PulledSource(produce, release)
  } catch (error) {
    release()
    throw error
  }
}

/** @throws FORBIDDEN */
function refuse({ actor, role }: Viewer, whose: string | null): void {
  if (whose !== null && whose === actor.userId) return
  if (!atLeast(role, 'ADMIN'))
    throw new DeskError(
      'FORBIDDEN',
      'Notifications of others are for admins: notified asks for the role ADMIN.',
    )
}

function isOf({ kind, data }: LogEntry, whose: string | null): boolean {
  return (
    changeKinds.has(kind) && (whose === null || (data as Partial<NotificationData>).recipientId === whose)
  )
}

function changeOf({ sequence, data }: LogEntry, { organizationId, sight }: Viewer): NotificationChange {
  return {
    [shareKey]: `${sequence}`,
    [sightKey]: sight,
    cursor: logCursor(organizationId, sequence),
    notificationId: String((data as Partial<NotificationData>).notificationId),
  }
}
