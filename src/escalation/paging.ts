import type { Work } from '../database/work.js'
import type { EscalationEntity } from './escalation.entity.js'

export async function pageStep(_w: Work, _e: EscalationEntity, _u: readonly string[]): Promise<void> {}
export async function endPages(_w: Work, _e: EscalationEntity): Promise<void> {}
export async function tellExhausted(_w: Work, _e: EscalationEntity): Promise<void> {}
