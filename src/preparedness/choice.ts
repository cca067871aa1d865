import type { IncidentRoleKind } from '../incidents/index.js'
import type { PlannedRole } from './plan.entity.js'

/** What is known of a planned responder at the instant: who that is, or why it is nobody. */
export type Responder = { userId: string; name: string } | { nobody: string }

/** A part that is given, by which plan. */
export interface Given {
  kind: IncidentRoleKind
  userId: string
  name: string
  plan: string
}

/**
 * Which parts a plan gives, and which it does not, with the reason. `single` are parts of one person: those that
 * another plan has `given` stay with whom they went to.
 */
export function rolesToGive(
  plan: { name: string; roles: readonly PlannedRole[] },
  responderOf: (id: string) => Responder,
  given: readonly Given[],
  single: ReadonlySet<string>,
): { gives: Given[]; left: string[] } {
  const gives: Given[] = []
  const left: string[] = []
  for (const { kind, responderId } of plan.roles) {
    const responder = responderOf(responderId)
    const part = sentenceCase(kind)
    if ('nobody' in responder) {
      left.push(`${part}: ${responder.nobody}.`)
      continue
    }
    const holder = single.has(kind) ? given.find((other) => other.kind === kind) : undefined
    if (!holder) gives.push({ kind, ...responder, plan: plan.name })
    else if (holder.userId !== responder.userId)
      left.push(`${part}: ${holder.name} is that by the plan ${holder.plan}, so ${responder.name} is not.`)
  }
  return { gives, left }
}

/** COMMUNICATIONS_LEAD as "Communications lead". */
function sentenceCase(kind: string): string {
  const words = kind.toLowerCase().replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
