import { useEffect, useState } from 'preact/hooks'
import {
  BesideTheBoardDocument,
  BoardChangedDocument,
  type BesideTheBoardQuery,
  type BoardChangedSubscription,
  type HappeningFragment,
} from '../../generated/graphql'
import { ask, useDesk } from '../desk/asking'
import { deskNow } from '../desk/clock'
import { followChanges } from '../desk/follow'
import { concerns, incidentFilterOf, type Filters } from '../desk/filters'

const HOUR = 3_600_000
/** What stands beside the board and has no subscription of its own is asked for anew this often. */
const AGAIN = 60_000

export type Board = BoardChangedSubscription['statusBoardChanged']
export type Beside = BesideTheBoardQuery

export interface Shown {
  board: Board | null
  beside: Beside | null
  /** Of the last hour, the newest first. */
  happened: HappeningFragment[]
  fault: string | null
}

const nothing: Shown = { board: null, beside: null, happened: [], fault: null }

/** The board as it stands, from a snapshot and what follows its cursor. */
export function useBoard(filters: Filters): Shown {
  const client = useDesk()
  const [shown, show] = useState(nothing)
  const wanted = JSON.stringify(filters)
  useEffect(() => {
    const filters = JSON.parse(wanted) as Filters
    const filter = incidentFilterOf(filters)
    const failed = (fault: string) => show((before) => ({ ...before, fault }))
    let stopFollowing: (() => void) | undefined
    let stopped = false

    const readBeside = () => {
      const since = new Date(deskNow() - HOUR).toISOString()
      ask(client, BesideTheBoardDocument, { since }).then(
        (beside) => {
          if (stopped) return
          const events = beside.events.edges.map(({ node }) => node)
          const ours = events.filter((event) => concerns(filters, event))
          show((before) => ({ ...before, beside, fault: null, happened: merged(before.happened, ours) }))
        },
        (error: Error) => failed(error.message),
      )
    }
    const follow = (after: string) =>
      followChanges(
        client,
        after,
        { filter },
        {
          happened: (event) => show((before) => ({ ...before, happened: merged(before.happened, [event]) })),
          // A board follows by itself; what stands beside it does not.
          hidden: readBeside,
          failed,
        },
      )
    const snapshots = client.subscription(BoardChangedDocument, { filter }).subscribe(({ data, error }) => {
      if (error) failed(error.graphQLErrors[0]?.message ?? error.message)
      if (!data) return
      const board = data.statusBoardChanged
      show((before) => ({ ...before, board }))
      stopFollowing ??= follow(board.cursor)
    })
    readBeside()
    const again = setInterval(readBeside, AGAIN)
    return () => {
      stopped = true
      snapshots.unsubscribe()
      stopFollowing?.()
      clearInterval(again)
      show(nothing)
    }
  }, [client, wanted])
  return shown
}

/** Each event once, the newest first; none that happened more than an hour ago, as what is imported did. */
function merged(before: HappeningFragment[], more: HappeningFragment[]): HappeningFragment[] {
  const each = new Map([...before, ...more].map((event) => [event.id, event]))
  const since = deskNow() - HOUR
  return [...each.values()]
    .filter(({ occurredAt }) => Date.parse(occurredAt) >= since)
    .sort(
      (one, other) =>
        Date.parse(other.occurredAt) - Date.parse(one.occurredAt) || (one.id < other.id ? 1 : -1),
    )
    .slice(0, 100)
}
