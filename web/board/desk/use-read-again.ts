import { useCallback, useEffect, useState } from 'preact/hooks'
import { PositionDocument } from '../../generated/graphql'
import { ask, useDesk } from './asking'
import { followChanges } from './follow'

/**
 * Reads, and reads again with every change of the incident whose id `read` answers; null: there is none to follow.
 * `read` must stay the same function as long as it reads the same.
 */
export function useReadAgain(read: () => Promise<string | null>): {
  fault: string | null
  again: () => void
} {
  const client = useDesk()
  const [fault, setFault] = useState<string | null>(null)
  const failed = (error: Error) => setFault(error.message)
  const again = useCallback(() => void read().then(() => setFault(null), failed), [read])

  useEffect(() => {
    let stopped = false
    let stopFollowing: (() => void) | undefined
    const begin = async () => {
      // The position first: what happens while it is read comes again, and nothing is missed.
      const { statusBoard } = await ask(client, PositionDocument, {})
      const id = await read()
      if (stopped || id === null) return
      const heed = { happened: again, hidden: again, caughtUp: () => undefined, failed: setFault }
      stopFollowing = followChanges(client, { after: statusBoard.cursor, id, filter: null }, heed)
    }
    begin().catch(failed)
    return () => {
      stopped = true
      stopFollowing?.()
    }
  }, [client, read, again])
  return { fault, again }
}
