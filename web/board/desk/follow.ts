import type { Client } from '@urql/core'
import {
  ChangesDocument,
  type ChangesSubscription,
  type ChangesSubscriptionVariables,
  type HappeningFragment,
} from '../../generated/graphql'
import { caughtUp, changeArrived } from './connection'

export interface Heed {
  /** Something has happened. */
  happened: (event: HappeningFragment) => void
  /** An incident that was shown may not be seen any more. */
  hidden: () => void
  /** Nothing that was missed is left. */
  caughtUp: () => void
  failed: (why: string) => void
}

/** Follows what happens after a cursor, over losses of the connection. Answers how to stop. */
export function followChanges(
  client: Client,
  variables: ChangesSubscriptionVariables,
  heed: Heed,
): () => void {
  const take = ({ kind, event }: ChangesSubscription['incidentChanged']) => {
    if (kind === 'EVENT' && event) {
      changeArrived()
      heed.happened(event)
    } else if (kind === 'HIDDEN') {
      changeArrived()
      heed.hidden()
    } else if (kind === 'POSITION') {
      caughtUp()
      heed.caughtUp()
    }
  }
  const following = client.subscription(ChangesDocument, variables).subscribe(({ data, error }) => {
    if (error) heed.failed(error.graphQLErrors[0]?.message ?? error.message)
    else if (data) take(data.incidentChanged)
  })
  return () => following.unsubscribe()
}
