import type { NewEntry } from '../database/work.js'
import type { EscalationEntity } from './escalation.entity.js'
import type { EscalationChangeKind } from './escalation.enums.js'

/** What the log says of an escalation. */
export interface EscalationData {
  escalationId: string
  change: EscalationChangeKind
  position: number
  round: number
  notifiedIds: string[]
}

/** One entry; `summary` says who was told and why. */
export function escalationChanged(
  { id, position, round }: Pick<EscalationEntity, 'id' | 'position' | 'round'>,
  change: EscalationChangeKind,
  summary: string,
  notifiedIds: string[] = [],
): Omit<NewEntry, 'subject'> {
  const data: EscalationData = { escalationId: id, change, position, round, notifiedIds }
  return { kind: 'ESCALATION_CHANGED', summary, data }
}
