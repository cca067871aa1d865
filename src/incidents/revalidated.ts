import type { Context } from '../access/context.js'
import type { Viewer } from '../database/work.js'
import type { LogEntry } from '../log/log.reads.js'
import type { LogTail } from '../log/tail.js'

/** What entries are about that may change what somebody may do or see. */
const aboutAccess = new Set(['user', 'team', 'api_key'])

/** Who the viewer is once these entries have happened. @throws UNAUTHENTICATED */
export function revalidated(context: Context, tail: LogTail, entries: readonly LogEntry[]): Promise<Viewer> {
  const changed = entries.some(({ subjectKind }) => aboutAccess.has(subjectKind))
  return context.revalidate(changed ? tail.newest.readAt : undefined)
}
