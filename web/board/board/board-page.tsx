import { useEffect } from 'preact/hooks'
import type { PageProps } from '../shell/pages'
import { useAddress } from '../shell/route'
import { Counts } from './counts'
import { FilterForm } from './filter-form'
import { filtersOf } from '../desk/filters'
import { Happened } from './happened'
import { Incidents } from './incidents'
import { OnCall } from './on-call'
import { Overdue } from './overdue'
import { Services } from './services'
import { Trends } from './trends'
import { useBoard } from './use-board'

/** What is open, what is ill, who is on call, what has just happened and what is overdue. */
export function BoardPage(_: PageProps) {
  const { searchParams } = useAddress()
  const filters = filtersOf(searchParams)
  const { board, beside, happened, fault } = useBoard(filters)
  useEffect(() => {
    document.title = board ? `(${board.openCount}) Board – Tocsin` : 'Board – Tocsin'
  }, [board])
  return (
    <>
      <h1 class="unseen">Board</h1>
      {fault !== null && <p role="alert">{fault}</p>}
      {board === null ? <p class="notice">Asking the desk …</p> : <Counts board={board} />}
      <FilterForm filters={filters} services={board?.services ?? []} />
      <div class="board">
        {board && <Incidents incidents={board.incidents} openCount={board.openCount} />}
        <div class="beside">
          {board && <Services services={board.services} filters={filters} />}
          {beside && <OnCall schedules={beside.onCallSchedules} filters={filters} />}
          {beside && <Overdue beside={beside} />}
        </div>
        <div class="beside">
          <Trends filters={filters} cursor={board?.cursor ?? null} />
          <Happened events={happened} />
        </div>
      </div>
    </>
  )
}
