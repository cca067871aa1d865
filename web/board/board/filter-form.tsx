import { FilterFields } from '../desk/filter-fields'
import { addressOf, type Filters } from '../desk/filters'
import { goTo, Link } from '../shell/route'
import type { Board } from './use-board'

/** Narrows the board by changing its address. */
export function FilterForm({ filters, services }: { filters: Filters; services: Board['services'] }) {
  const narrow = (change: Partial<Filters>) => goTo(addressOf({ ...filters, ...change }), 'replace')
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <FilterFields filters={filters} services={services} narrow={narrow} />
      {addressOf(filters) !== '/board' && <Link to="/board">Show everything</Link>}
    </form>
  )
}
