import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { PositionDocument } from '../../generated/graphql'
import { ask, Unanswered, useDesk } from './asking'
import { followChanges, type Concerned } from './follow'
import { inTurns, type Turns } from './turns'

/** What the desk did not answer is asked again after so long. */
const TRY_AGAIN = 5_000

interface Shown<Found> {
  /** Undefined until the desk has answered, or where it refuses. */
  found: Found | undefined
  /** What is shown was found by an earlier `read`. */
  busy: boolean
  fault: string | null
}

export interface Reading<Found> extends Shown<Found> {
  /** Reads it anew, after something was done here. */
  again: () => void
}

/**
 * Reads, and reads again with every change of the incidents that what was found concerns, each time after a rest.
 * `read` must stay the same function as long as it reads the same, and `concerns` altogether.
 */
export function useReading<Found>(
  read: () => Promise<Found>,
  concerns: (found: Found) => Concerned,
  rest = 0,
): Reading<Found> {
  const client = useDesk()
  const [shown, show] = useState<Shown<Found>>({ found: undefined, busy: true, fault: null })
  const turns = useRef<Turns | null>(null)
  const again = useCallback(() => turns.current?.next(), [])

  useEffect(() => {
    let stopped = false
    let isFirst = true
    let stopFollowing: (() => void) | null = null
    let tryingAgain: ReturnType<typeof setTimeout> | undefined
    show((before) => ({ ...before, busy: true }))

    const failed = (error: Error) => {
      if (stopped) return
      show(({ found }) => ({ found: isFirst ? undefined : found, busy: false, fault: error.message }))
      clearTimeout(tryingAgain)
      if (error instanceof Unanswered) tryingAgain = setTimeout(again, TRY_AGAIN)
    }
    const follow = (after: string, concerned: Concerned) =>
      followChanges(client, after, concerned, {
        happened: again,
        hidden: again,
        // Followed anew from a new position, where there is still something to follow.
        failed: (why) => {
          stopFollowing?.()
          stopFollowing = null
          failed(new Unanswered(why))
        },
      })
    const turn = async () => {
      // The position first: what happens while it is read comes again, and nothing is missed.
      const position = stopFollowing === null ? await ask(client, PositionDocument, {}) : null
      const found = await read()
      if (stopped) return
      isFirst = false
      show({ found, busy: false, fault: null })
      if (position) stopFollowing = follow(position.statusBoard.cursor, concerns(found))
    }
    const taking = inTurns(() => turn().catch(failed), rest)
    turns.current = taking
    taking.next()
    return () => {
      stopped = true
      taking.stop()
      clearTimeout(tryingAgain)
      stopFollowing?.()
    }
  }, [client, read, concerns, rest, again])
  return { ...shown, again }
}
