import { useCallback } from 'preact/hooks'
import { IncidentPageDocument, type IncidentPageQuery } from '../../generated/graphql'
import { ask, useDesk } from '../desk/asking'
import { useReading } from '../desk/use-reading'

export type Incident = NonNullable<IncidentPageQuery['incident']>

export interface ShownIncident {
  /** Undefined until the desk has answered; null where there is none, or none to be seen. */
  incident: Incident | null | undefined
  fault: string | null
  /** Reads it anew, after something was done here. */
  again: () => void
}

const itself = (incident: Incident | null) => (incident ? [incident.id] : [])

/** The incident with this number (`INC-42`, `42`) or id, as it stands. */
export function useIncident(subject: string): ShownIncident {
  const client = useDesk()
  const read = useCallback(
    async () => (await ask(client, IncidentPageDocument, referenceOf(subject))).incident,
    [client, subject],
  )
  const { found, fault, again } = useReading(read, itself)
  return { incident: found, fault, again }
}

/** Nothing is asked for that has no such form. */
function referenceOf(subject: string): { number?: number; id?: string } {
  const number = /^(?:INC-)?(\d{1,9})$/i.exec(subject)?.[1]
  return number === undefined ? { id: subject } : { number: Number(number) }
}
