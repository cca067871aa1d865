import type { Work } from '../../database/work.js'
import { changeStatus } from '../change-status.js'
import { lockIncident } from '../incident.store.js'
import { moves } from '../lifecycle.js'

/** The engine's: an incident that has stayed resolved and quiet closes. */
export async function closeQuietIncident(work: Work, { subject }: { subject: string }) {
  const incident = await lockIncident(work, subject)
  if (incident.status !== 'RESOLVED') return null
  await changeStatus(work, incident, moves.close, { note: 'it has stayed quiet since it was resolved' })
  return { incident: subject }
}
