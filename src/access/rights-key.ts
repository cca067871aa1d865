import type { Viewer } from '../database/work.js'

/** Viewers with the same key see the same of everything, so that one answer may serve them all. */
export function rightsKey({ organizationId, sight, principal }: Viewer): string {
  return sight === 'OWN' ? `${organizationId} ${principal}` : `${organizationId} ${sight}`
}
