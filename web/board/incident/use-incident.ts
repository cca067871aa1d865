import { useCallback, useState } from 'preact/hooks'
import { IncidentPageDocument, type IncidentPageQuery } from '../../generated/graphql'
import { ask, useDesk } from '../desk/asking'
import { useReadAgain } from '../desk/use-read-again'

export type Incident = NonNullable<IncidentPageQuery['incident']>

export interface ShownIncident {
  /** Undefined until the desk has answered; null where there is none, or none to be seen. */
  incident: Incident | null | undefined
  fault: string | null
  /** Reads it anew, after something was done here. */
  again: () => void
}

/** The incident with this number (`INC-42`, `42`) or id, as it stands. */
export function useIncident(subject: string): ShownIncident {
  const client = useDesk()
  const [incident, setIncident] = useState<Incident | null | undefined>(undefined)
  const read = useCallback(async () => {
    const found = await ask(client, IncidentPageDocument, referenceOf(subject))
    // Answers may overtake each other: an older one is not shown.
    setIncident((before) =>
      found.incident && before && isNewer(before, found.incident) ? before : found.incident,
    )
    return found.incident?.id ?? null
  }, [client, subject])
  return { incident, ...useReadAgain(read) }
}

/** Nothing is asked for that has no such form. */
function referenceOf(subject: string): { number?: number; id?: string } {
  const number = /^(?:INC-)?(\d{1,9})$/i.exec(subject)?.[1]
  return number === undefined ? { id: subject } : { number: Number(number) }
}

const newest = ({ timeline }: Incident) => timeline.edges.at(-1)?.node.id

function isNewer(before: Incident, found: Incident): boolean {
  const known = before.timeline.edges.some(({ node }) => node.id === newest(found))
  return before.version > found.version || (known && newest(before) !== newest(found))
}
