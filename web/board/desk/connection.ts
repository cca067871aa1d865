import { deskNow } from './clock'
import { createValue } from './value'

/** How what is shown stands to what is. */
export type Connection =
  /** Nothing on the page is live. */
  | { state: 'IDLE' }
  | { state: 'CONNECTING' }
  | { state: 'LIVE'; caughtUp: number | null }
  | { state: 'CATCHING_UP'; changes: number }
  | { state: 'LOST'; since: number }

export const connection = createValue<Connection>({ state: 'IDLE' })

/** Who follows changes, and which of them may not have heard yet all that happened during a loss. */
const followers = new Set<object>()
const behind = new Set<object>()

/** Somebody follows changes from now on. */
export function began(): object {
  const follower = {}
  followers.add(follower)
  const { state } = connection.get()
  if (state === 'LOST' || state === 'CATCHING_UP') behind.add(follower)
  return follower
}

/** And does not any more. */
export function ended(follower: object): void {
  followers.delete(follower)
  if (followers.size > 0) caughtUp(follower)
  else behind.clear()
}

/** The first subscription opens the socket. */
export function connecting(): void {
  if (connection.get().state === 'IDLE') connection.set({ state: 'CONNECTING' })
}

/** The last subscription has left. */
export function left(): void {
  connection.set({ state: 'IDLE' })
}

/** The socket stands: the first time that is all, later what was missed comes first. */
export function connected(): void {
  const was = connection.get().state
  if (was === 'LOST') connection.set({ state: 'CATCHING_UP', changes: 0 })
  if (was === 'CONNECTING') connection.set({ state: 'LIVE', caughtUp: null })
}

/** The socket is gone; how long ago the first loss was is what people want to know. */
export function lost(): void {
  for (const follower of followers) behind.add(follower)
  if (connection.get().state !== 'LOST') connection.set({ state: 'LOST', since: deskNow() })
}

/** A change has arrived. */
export function changeArrived(): void {
  const was = connection.get()
  if (was.state === 'CATCHING_UP') connection.set({ ...was, changes: was.changes + 1 })
}

/** Nothing that this one missed is left; with the last of them the page is live again. */
export function caughtUp(follower: object): void {
  behind.delete(follower)
  const was = connection.get()
  if (was.state === 'CATCHING_UP' && behind.size === 0)
    connection.set({ state: 'LIVE', caughtUp: was.changes })
}
