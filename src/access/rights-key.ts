import type { Viewer } from '../database/work.js'

/** Viewers with the same key see the same of everything, so that one answer may serve them all. */
export function rightsKey({ organizationId, sight, principal }: Viewer): string {
  return sight === 'OWN' ? `${organizationId} ${principal}` : `${organizationId} ${sight}`
}

/**
 * Any of those who see nothing restricted: as whom is executed what all of them are told. What somebody else would
 * see of themselves, or for their role, must not be in it.
 */
export const asAnybody = (viewer: Viewer): Viewer => ({
  ...viewer,
  sight: 'NONE',
  role: 'VIEWER',
  teams: [],
  apiKeyId: null,
  actor: { ...viewer.actor, userId: null },
})
