import { useEffect, useState } from 'preact/hooks'
import { useDesk } from './asking'
import { allTeams, type Named } from './everybody'
import type { Filters } from './filters'

interface FilterFieldsProps {
  filters: Filters
  services: Named[]
  narrow: (change: Partial<Filters>) => void
}

/** The fields of a form that narrow what is shown. */
export function FilterFields({ filters, services, narrow }: FilterFieldsProps) {
  const teams = useTeams()
  return (
    <>
      <Choice label="Team" chosen={filters.teams} among={teams} choose={(ids) => narrow({ teams: ids })} />
      <Choice
        label="Service"
        chosen={filters.services}
        among={services}
        choose={(ids) => narrow({ services: ids })}
      />
      <Ticks
        legend="Priority"
        among={['P1', 'P2', 'P3', 'P4'] as const}
        ticked={filters.priorities}
        tick={(priorities) => narrow({ priorities })}
      />
    </>
  )
}

/** All teams; without the list a page is none the worse, and what is wrong shows elsewhere. */
export function useTeams(): Named[] {
  const client = useDesk()
  const [teams, setTeams] = useState<Named[]>([])
  useEffect(() => void allTeams(client).then(setTeams, () => undefined), [client])
  return teams
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

interface TicksProps<Name extends string> {
  legend: string
  among: readonly Name[]
  ticked: readonly Name[]
  tick: (names: Name[]) => void
  /** What people call it; as it is where left out. */
  nameOf?: (name: Name) => string
}

/** Any of them; they keep their order. */
export function Ticks<Name extends string>({ legend, among, ticked, tick, nameOf }: TicksProps<Name>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {among.map((name) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={ticked.includes(name)}
            onChange={({ currentTarget: { checked } }) =>
              tick(among.filter((other) => (other === name ? checked : ticked.includes(other))))
            }
          />{' '}
          {nameOf?.(name) ?? name}
        </label>
      ))}
    </fieldset>
  )
}
