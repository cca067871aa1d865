import { useEffect, useState } from 'preact/hooks'
import {
  BoardAcknowledgeDocument,
  BoardNoteDocument,
  BoardResolveDocument,
  BoardUpdateDocument,
  MyselfDocument,
  type Audience,
  type IncidentStatus,
} from '../../generated/graphql'
import { act, ask, useDesk } from '../desk/asking'
import { plain } from '../desk/words'
import { Assign } from './assign'
import { TextForm } from './text-form'
import { useDoing } from './use-doing'
import type { Incident } from './use-incident'

interface ActionsProps {
  incident: Incident
  done: () => void
}

const actions = [
  'acknowledgeIncident',
  'assignIncident',
  'addIncidentNote',
  'postStatusUpdate',
  'resolveIncident',
]
const audiences: readonly Audience[] = ['STAKEHOLDERS', 'INTERNAL', 'PUBLIC']

/** What this viewer may do about it as it stands. */
export function Actions({ incident, done }: ActionsProps) {
  const client = useDesk()
  const { busy, fault, run } = useDoing(done)
  const [permissions, setPermissions] = useState<string[] | null>(null)
  const [audience, setAudience] = useState<Audience>('STAKEHOLDERS')
  useEffect(
    () =>
      void ask(client, MyselfDocument, {}).then(
        ({ viewer }) => setPermissions(viewer.permissions),
        () => undefined,
      ),
    [client],
  )
  const { id, version: expectedVersion } = incident
  const may = (mutation: string) => permissions?.includes(mutation) === true
  const leadsTo = (status: IncidentStatus) => incident.allowedTransitions.includes(status)
  const ended = incident.status === 'CLOSED' || incident.status === 'CANCELED'

  return (
    <section aria-labelledby="actions" class="card actions">
      <h2 id="actions">Respond</h2>
      {fault !== null && <p role="alert">{fault}</p>}
      {permissions !== null && !actions.some(may) && <p>With this key you may only look.</p>}
      {ended && actions.some(may) && <p>It is {plain(incident.status)}: there is nothing to do.</p>}
      {may('acknowledgeIncident') && leadsTo('ACKNOWLEDGED') && (
        <button
          type="button"
          class="strong"
          disabled={busy}
          onClick={() =>
            void run(() => act(client, BoardAcknowledgeDocument, { input: { id, expectedVersion } }))
          }
        >
          Acknowledge
        </button>
      )}
      {may('assignIncident') && !ended && <Assign incident={incident} busy={busy} run={run} />}
      {may('addIncidentNote') && !ended && (
        <TextForm
          label="Note"
          button="Add note"
          busy={busy}
          send={(text) => run(() => act(client, BoardNoteDocument, { input: { id, text } }))}
        />
      )}
      {may('postStatusUpdate') && !ended && (
        <TextForm
          label="Status update"
          button="Post update"
          busy={busy}
          send={(message) =>
            run(() => act(client, BoardUpdateDocument, { input: { id, message, audience } }))
          }
        >
          <label>
            For{' '}
            <select
              value={audience}
              onChange={({ currentTarget: { value } }) => setAudience(value as Audience)}
            >
              {audiences.map((name) => (
                <option key={name} value={name}>
                  {plain(name)}
                </option>
              ))}
            </select>
          </label>
        </TextForm>
      )}
      {may('resolveIncident') && leadsTo('RESOLVED') && (
        <TextForm
          label="Resolution"
          button="Resolve"
          busy={busy}
          send={(resolution) =>
            run(() => act(client, BoardResolveDocument, { input: { id, expectedVersion, resolution } }))
          }
        />
      )}
    </section>
  )
}
