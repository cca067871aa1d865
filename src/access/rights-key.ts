import type { Viewer } from '../database/work.js'

/**
 * Viewers with the same key see the same of everything, so that one answer may serve them all.
 * For now everybody in an organisation has equal rights.
 */
export function rightsKey(viewer: Viewer): string {
  return viewer.organizationId
}
