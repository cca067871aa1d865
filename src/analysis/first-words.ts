import type { IncidentEntity } from '../incidents/index.js'
import { spokenDuration } from '../time/duration.js'
import type { NarrativeEntry } from './analysis.entity.js'
import { timesOf } from './facts.js'

type Told = Pick<
  IncidentEntity,
  | 'number'
  | 'title'
  | 'description'
  | 'priority'
  | 'severity'
  | 'startedAt'
  | 'openedAt'
  | 'acknowledgedAt'
  | 'mitigatedAt'
  | 'resolvedAt'
  | 'resolution'
  | 'reporterName'
>

export interface FirstWords {
  summary: string
  impact: string
  detection: string
  response: string
}

/** The first draft of the sections, from what incidents say of themselves: for their authors to write on. */
export function firstWords(incidents: readonly Told[], services: readonly string[]): FirstWords {
  const times = timesOf(incidents)
  const each = (say: (incident: Told) => string | null) =>
    incidents.flatMap((incident) => say(incident) ?? []).join('\n\n')
  return {
    summary: each(({ number, priority, title, openedAt, resolvedAt, description }) =>
      [
        `**INC-${number}** (${priority}): ${title}. Logged at ${minute(openedAt)}, ${resolvedAt ? `resolved at ${minute(resolvedAt)}` : 'not resolved yet'}.`,
        ...(description ? [description] : []),
      ].join('\n\n'),
    ),
    impact: [
      services.length > 0 ? `Affected: ${services.join(', ')}.` : 'No service was named as affected.',
      `Severity: ${[...new Set(incidents.map(({ severity }) => severity.toLowerCase()))].join(', ')}.`,
      lasted(incidents),
    ].join(' '),
    detection: each(
      ({ number, reporterName, startedAt, openedAt }) =>
        `INC-${number} was reported by ${reporterName}${after(openedAt.getTime() - startedAt.getTime(), 'after it began')}.`,
    ),
    response: [
      [
        times.timeToAcknowledge === null
          ? 'Nobody acknowledged it.'
          : `It was acknowledged${after(times.timeToAcknowledge, 'after it was logged')}.`,
        ...(times.timeToMitigate === null
          ? []
          : [`The impact was over${after(times.timeToMitigate, 'after that')}.`]),
      ].join(' '),
      each(({ number, resolution }) => (resolution ? `INC-${number}: ${resolution}` : null)),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  }
}

/** In UTC, as the timeline of the document. */
const minute = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
const after = (milliseconds: number, what: string) =>
  milliseconds > 0 ? ` ${spokenDuration(milliseconds)} ${what}` : ' at once'

function lasted(incidents: readonly Told[]): string {
  const from = Math.min(...incidents.map(({ startedAt }) => startedAt.getTime()))
  const { timeToDetect, timeToMitigate } = timesOf(incidents)
  if (timeToDetect === null || timeToMitigate === null)
    return `It began at ${minute(new Date(from))} and is not over yet.`
  return `It began at ${minute(new Date(from))} and lasted ${spokenDuration(timeToDetect + timeToMitigate)}.`
}

/** What the log knows of one thing that happened. */
export interface Happened {
  id: string
  kind: string
  occurredAt: Date
  summary: string
  data: Record<string, unknown>
  /** Of which incident; told only where there are several. */
  number: number
}

const telling = new Set([
  'OPENED',
  'STATUS_CHANGED',
  'RECLASSIFIED',
  'ROLE_CHANGED',
  'STATUS_UPDATE_POSTED',
  'ESCALATION_CHANGED',
])
const longest = 200

/** The kinds of entries that a first narrative may be made of. */
export const narrativeKinds = [...telling, 'SLA_CHANGED']

/** The turning points of the log, as they happened: also which promises were broken, not each move of a clock. */
export function firstNarrative(happened: readonly Happened[], several: boolean): NarrativeEntry[] {
  return happened
    .filter(({ kind, data }) => telling.has(kind) || data.change === 'BREACHED')
    .slice(0, longest)
    .map(({ id, occurredAt, summary, number }) => ({
      at: occurredAt.toISOString(),
      text: several ? `INC-${number}: ${summary}` : summary,
      eventId: id,
    }))
}
