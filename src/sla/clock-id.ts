import { createHash } from 'node:crypto'
import { idBytes, idText } from '../ids/type-id.js'
import type { CourseClock } from './course.js'

/**
 * The id of a clock follows from what it measures, so that the same log makes the same clocks. It begins as the
 * incident's does, so that the clocks of a time lie together.
 */
export function clockId(
  incidentId: string,
  { agreement, metric, ordinal }: Pick<CourseClock, 'agreement' | 'metric' | 'ordinal'>,
): string {
  const incident = idBytes(incidentId)
  const hash = createHash('sha256').update(incident).update(`${agreement} ${metric} ${ordinal}`).digest()
  return idText('sla_clock', Buffer.concat([incident.subarray(0, 6), hash.subarray(0, 10)]))
}
