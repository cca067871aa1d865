import { useCallback, useEffect, useState } from 'preact/hooks'
import { IncidentPageDocument, PositionDocument, type IncidentPageQuery } from '../../generated/graphql'
import { ask, useDesk } from '../desk/asking'
import { followChanges } from '../desk/follow'

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
  const [fault, setFault] = useState<string | null>(null)

  const read = useCallback(async () => {
    const found = await ask(client, IncidentPageDocument, referenceOf(subject))
    // Answers may overtake each other: an older one is not shown.
    setIncident((before) =>
      found.incident && before && isNewer(before, found.incident) ? before : found.incident,
    )
    setFault(null)
    return found.incident
  }, [client, subject])
  const again = useCallback(() => void read().catch((error: Error) => setFault(error.message)), [read])

  useEffect(() => {
    let stopped = false
    let stopFollowing: (() => void) | undefined
    const begin = async () => {
      // The position first: what happens while the incident is read comes again, and nothing is missed.
      const { statusBoard } = await ask(client, PositionDocument, {})
      const found = await read()
      if (stopped || !found) return
      const heed = { happened: again, hidden: again, caughtUp: () => undefined, failed: setFault }
      const filter = null
      stopFollowing = followChanges(client, { after: statusBoard.cursor, id: found.id, filter }, heed)
    }
    begin().catch((error: Error) => setFault(error.message))
    return () => {
      stopped = true
      stopFollowing?.()
    }
  }, [client, read, again])
  return { incident, fault, again }
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
