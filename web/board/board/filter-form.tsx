import { useEffect, useState } from 'preact/hooks'
import { useDesk } from '../desk/asking'
import { allTeams, type Named } from '../desk/everybody'
import { goTo, Link } from '../shell/route'
import { addressOf, type Filters } from './filters'
import type { Board } from './use-board'

/** Narrows the board by changing its address. */
export function FilterForm({ filters, services }: { filters: Filters; services: Board['services'] }) {
  const client = useDesk()
  const [teams, setTeams] = useState<Named[]>([])
  // Without the list of teams the board is none the worse; what is wrong shows elsewhere.
  useEffect(() => void allTeams(client).then(setTeams, () => undefined), [client])
  const narrow = (change: Partial<Filters>) => goTo(addressOf({ ...filters, ...change }), 'replace')
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <Choice label="Team" chosen={filters.teams} among={teams} choose={(ids) => narrow({ teams: ids })} />
      <Choice
        label="Service"
        chosen={filters.services}
        among={services}
        choose={(ids) => narrow({ services: ids })}
      />
      <fieldset>
        <legend>Priority</legend>
        {(['P1', 'P2', 'P3', 'P4'] as const).map((priority) => (
          <label key={priority}>
            <input
              type="checkbox"
              checked={filters.priorities.includes(priority)}
              onChange={(event) => {
                const others = filters.priorities.filter((name) => name !== priority)
                narrow({ priorities: event.currentTarget.checked ? [...others, priority] : others })
              }}
            />{' '}
            {priority}
          </label>
        ))}
      </fieldset>
      {addressOf(filters) !== '/board' && <Link to="/board">Show everything</Link>}
    </form>
  )
}

interface ChoiceProps {
  label: string
  chosen: string[]
  among: Named[]
  choose: (ids: string[]) => void
}

/** One of them or all; a link may name several. */
function Choice({ label, chosen, among, choose }: ChoiceProps) {
  return (
    <label>
      {label}{' '}
      <select
        value={chosen.join(' ')}
        onChange={({ currentTarget: { value } }) => choose(value === '' ? [] : value.split(' '))}
      >
        <option value="">all</option>
        {chosen.length > 1 && <option value={chosen.join(' ')}>{chosen.length} of them</option>}
        {among.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
