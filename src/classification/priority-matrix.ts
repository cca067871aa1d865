import type { Priority, Severity, Urgency } from './classification.types.js'

export interface PriorityRule {
  severity: Severity
  urgency: Urgency
  priority: Priority
}

const levels = ['HIGH', 'MEDIUM', 'LOW'] as const

const first: Record<Severity, Record<Urgency, Priority>> = {
  HIGH: { HIGH: 'P1', MEDIUM: 'P2', LOW: 'P3' },
  MEDIUM: { HIGH: 'P2', MEDIUM: 'P3', LOW: 'P4' },
  LOW: { HIGH: 'P3', MEDIUM: 'P4', LOW: 'P4' },
}

/** What a severity and an urgency give until an organisation decides otherwise. */
export function firstPriority(severity: Severity, urgency: Urgency): Priority {
  return first[severity][urgency]
}

/** All nine rules, the worst severity first and in it the worst urgency; what is not decided is as at first. */
export function wholeMatrix(decided: readonly PriorityRule[]): PriorityRule[] {
  return levels.flatMap((severity) =>
    levels.map((urgency) => {
      const rule = decided.find((one) => one.severity === severity && one.urgency === urgency)
      return { severity, urgency, priority: rule?.priority ?? firstPriority(severity, urgency) }
    }),
  )
}

/** The nine rules that an organisation starts with. */
export const firstMatrix: readonly PriorityRule[] = wholeMatrix([])
