import { endOfWorkingDays, workingDayBefore, type Calendar } from '../calendars/index.js'
import type { Priority } from '../classification/index.js'

/** Which incidents need an analysis, and within how many working days of their resolution. */
export interface AnalysisRule {
  priorities: Priority[]
  major: boolean
  workingDays: number
}

/** Where an organisation says nothing else (semantics §8). */
export const standardRule: AnalysisRule = { priorities: ['P1', 'P2'], major: true, workingDays: 5 }

interface Resolved {
  priority: Priority
  major: boolean
  drill: boolean
  duplicateOfId: string | null
}

/** Never an exercise; a duplicate is a part of what it was merged into. */
export const needsAnalysis = ({ priorities, major }: AnalysisRule, incident: Resolved): boolean =>
  !incident.drill &&
  incident.duplicateOfId === null &&
  (priorities.includes(incident.priority) || (major && incident.major))

/** By when: the end of the last of those working days. */
export function analysisDue(
  calendar: Calendar,
  resolvedAt: Date,
  { workingDays }: AnalysisRule,
): Date | null {
  const due = endOfWorkingDays(calendar, resolvedAt.getTime(), workingDays)
  return due === null ? null : new Date(due)
}

/** SOON: on the morning of the working day before. OVERDUE: a working day later, when others hear of it too. */
export type Reminder = 'SOON' | 'DUE' | 'OVERDUE'

const day = 86_400_000

/** The reminder whose time has come, and when the next one's comes; who slept through one gets only the last. */
export function reminderAt(
  calendar: Calendar,
  dueAt: Date,
  now: Date,
): { reminder: Reminder | null; next: Date | null } {
  const due = dueAt.getTime()
  const times: [Reminder, number][] = [
    ['SOON', workingDayBefore(calendar, due) ?? due - day],
    ['DUE', due],
    ['OVERDUE', endOfWorkingDays(calendar, due, 1) ?? due + day],
  ]
  const come = times.filter(([, at]) => at <= now.getTime())
  const next = times.find(([, at]) => at > now.getTime())
  return { reminder: come.at(-1)?.[0] ?? null, next: next ? new Date(next[1]) : null }
}
