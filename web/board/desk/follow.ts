import type { Client } from '@urql/core'
import {
  ChangesDocument,
  type ChangesSubscription,
  type ChangesSubscriptionVariables,
  type HappeningFragment,
  type IncidentFilter,
} from '../../generated/graphql'
import { began, caughtUp, changeArrived, ended } from './connection'

/** Whose changes are followed: those of the incidents with these ids, or of all real ones that match. */
export type Concerned = string[] | { filter: IncidentFilter }

export interface Heed {
  /** Something has happened. */
  happened: (event: HappeningFragment) => void
  /** An incident that was shown may not be seen any more. */
  hidden: () => void
  failed: (why: string) => void
}

/** Follows what happens after a cursor, over losses of the connection. Answers how to stop. */
export function followChanges(client: Client, after: string, concerned: Concerned, heed: Heed): () => void {
  const each: ChangesSubscriptionVariables[] = Array.isArray(concerned)
    ? concerned.map((id) => ({ after, id, filter: null }))
    : [{ after, id: null, filter: concerned.filter }]
  const stops = each.map((variables) => followOne(client, variables, heed))
  return () => stops.forEach((stop) => stop())
}

function followOne(client: Client, variables: ChangesSubscriptionVariables, heed: Heed): () => void {
  const follower = began()
  const take = ({ kind, event }: ChangesSubscription['incidentChanged']) => {
    if (kind === 'EVENT' && event) {
      changeArrived()
      heed.happened(event)
    } else if (kind === 'HIDDEN') {
      changeArrived()
      heed.hidden()
    } else if (kind === 'POSITION') caughtUp(follower)
  }
  const following = client.subscription(ChangesDocument, variables).subscribe(({ data, error }) => {
    if (error) heed.failed(error.graphQLErrors[0]?.message ?? error.message)
    else if (data) take(data.incidentChanged)
  })
  return () => {
    following.unsubscribe()
    ended(follower)
  }
}
