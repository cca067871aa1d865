import { useEffect, useState } from 'preact/hooks'
import { BoardAssignDocument } from '../../generated/graphql'
import { act, useDesk } from '../desk/asking'
import { allPeople, allTeams, type Named } from '../desk/everybody'
import type { Doing } from './use-doing'
import type { Incident } from './use-incident'

interface AssignProps {
  incident: Incident
  busy: boolean
  run: Doing['run']
}

/** Hands the incident to a person, a team or nobody. */
export function Assign({ incident, busy, run }: AssignProps) {
  const client = useDesk()
  const [people, setPeople] = useState<Named[]>([])
  const [teams, setTeams] = useState<Named[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    // A list that could not be read is short; the desk's answer to other questions says why.
    allPeople(client).then(setPeople, () => undefined)
    allTeams(client).then(setTeams, () => undefined)
  }, [client])
  const ownerId = chosen ?? incident.owner?.id ?? ''
  const { id, version: expectedVersion } = incident
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const input = { id, expectedVersion, ownerId: ownerId || null }
        void run(() => act(client, BoardAssignDocument, { input })).then(() => setChosen(null))
      }}
    >
      <label for="owner">Owner</label>
      <select id="owner" value={ownerId} onChange={({ currentTarget: { value } }) => setChosen(value)}>
        <option value="">nobody</option>
        <Group label="People" among={people} />
        <Group label="Teams" among={teams} />
      </select>
      <button type="submit" disabled={busy}>
        Assign
      </button>
    </form>
  )
}

function Group({ label, among }: { label: string; among: Named[] }) {
  return (
    <optgroup label={label}>
      {among.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
