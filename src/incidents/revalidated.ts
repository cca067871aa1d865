import type { Context } from '../access/context.js'
import type { Viewer } from '../database/work.js'
import type { LogEntry } from '../log/log.reads.js'
import type { LogTail } from '../log/tail.js'

const accessKinds = new Set(['user', 'team', 'api_key'])

/** Whether an entry may have changed what somebody may do or see. */
export const isAboutAccess = ({ subjectKind }: LogEntry) => accessKinds.has(subjectKind)

/** Who the viewer is once these entries have happened. @throws UNAUTHENTICATED */
export function revalidated(context: Context, tail: LogTail, entries: readonly LogEntry[]): Promise<Viewer> {
  const changed = entries.some(isAboutAccess)
  return context.revalidate(changed ? tail.newest.readAt : undefined)
}
