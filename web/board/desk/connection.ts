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
  if (connection.get().state !== 'LOST') connection.set({ state: 'LOST', since: deskNow() })
}

/** A change has arrived. */
export function changeArrived(): void {
  const was = connection.get()
  if (was.state === 'CATCHING_UP') connection.set({ ...was, changes: was.changes + 1 })
}

/** Nothing that was missed is left. */
export function caughtUp(): void {
  const was = connection.get()
  if (was.state === 'CATCHING_UP') connection.set({ state: 'LIVE', caughtUp: was.changes })
}
