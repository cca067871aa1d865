import type { Work } from '../../database/work.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/** The engine's: a hold that ends at this instant ends. One that was prolonged or lifted meanwhile is left alone. */
export async function resumeIncident(work: Work, { subject }: { subject: string }) {
  const incident = await lockIncident(work, subject)
  if (incident.status !== 'ON_HOLD' || !incident.heldUntil || incident.heldUntil > work.now) return null
  await changeStatus(work, incident, moves.start, { note: 'the hold has ended' })
  return { incident: subject }
}
