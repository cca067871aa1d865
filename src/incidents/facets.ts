import type { Priority, Severity, Urgency } from '../classification/index.js'
import type { IncidentStatus } from './incident.enums.js'

/**
 * What filters can ask of an incident besides its text. Kept on its row and with each of its log entries,
 * so that a reader of the log knows who matched before and after without reading anything else.
 */
export interface Facets {
  status: IncidentStatus
  severity: Severity
  urgency: Urgency
  priority: Priority
  ownerUserId: string | null
  ownerTeamId: string | null
  /** In the order in which they were given. */
  services: string[]
  /** The owner teams of those services. */
  serviceTeams: string[]
  categories: string[]
  labels: string[]
  major: boolean
  drill: boolean
  /** Seen only by its readers; left out where it is not. */
  restricted?: boolean
  /** Who may see it: ids of people, teams and programs (readers.ts). Only of a restricted incident. */
  readers?: string[]
  /** Whether somebody is being paged for it; left out where nobody is. */
  escalated?: boolean
  /** Milliseconds since 1970. */
  openedAt: number
  /** When a running SLA clock breaches, in milliseconds since 1970; left out where none does. */
  nextBreachAt?: number
  /** Whether an SLA clock has breached; left out where none has. */
  slaBreached?: boolean
}

/** The services that an incident affects, as its facets keep them. */
export interface Affected {
  services: string[]
  serviceTeams: string[]
}

/** How the promises on an incident stand, as its row keeps it. */
export interface Promised {
  nextBreachAt: Date | null
  slaBreached: boolean
}

/** The part of an incident's row that its facets repeat. */
export interface Faceted
  extends
    Omit<
      Facets,
      keyof Affected | 'categories' | 'openedAt' | 'restricted' | 'escalated' | 'readers' | keyof Promised
    >,
    Promised {
  restricted: boolean
  escalated: boolean
  typeId: string | null
  technicalCategoryId: string | null
  serviceCategoryId: string | null
  openedAt: Date
}

export function facetsOf(incident: Faceted, affected: Affected): Facets {
  const categories = [incident.typeId, incident.technicalCategoryId, incident.serviceCategoryId]
  return {
    status: incident.status,
    severity: incident.severity,
    urgency: incident.urgency,
    priority: incident.priority,
    ownerUserId: incident.ownerUserId,
    ownerTeamId: incident.ownerTeamId,
    services: affected.services,
    serviceTeams: affected.serviceTeams,
    categories: categories.filter((id) => id !== null),
    labels: incident.labels,
    major: incident.major,
    drill: incident.drill,
    ...(incident.restricted && { restricted: true }),
    ...(incident.escalated && { escalated: true }),
    openedAt: incident.openedAt.getTime(),
    ...promisedFacets(incident),
  }
}

/** How the promises stand, as facets keep it: nothing where nothing is to say. */
export function promisedFacets({
  nextBreachAt,
  slaBreached,
}: Promised): Pick<Facets, 'nextBreachAt' | 'slaBreached'> {
  return {
    ...(nextBreachAt && { nextBreachAt: nextBreachAt.getTime() }),
    ...(slaBreached && { slaBreached: true }),
  }
}
