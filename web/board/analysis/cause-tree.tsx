import type { FollowUpFragment, WhyFragment } from '../../generated/graphql'
import { dayAndTimeOf, plain } from '../desk/words'
import { Link } from '../shell/route'

interface CauseTreeProps {
  /** What the causes explain in the end. */
  what: string
  causes: WhyFragment[]
  actions: FollowUpFragment[]
}

/** Why it happened, and why that: a tree whose lines are drawn and whose lists can be read out. */
export function CauseTree({ what, causes, actions }: CauseTreeProps) {
  return (
    <div class="tree" tabIndex={0} role="group" aria-label="Tree of causes">
      <ul>
        <li>
          <div class="cause what">
            <strong>{what}</strong>
          </div>
          <Answers to={null} causes={causes} actions={actions} />
        </li>
      </ul>
    </div>
  )
}

interface AnswersProps extends Omit<CauseTreeProps, 'what'> {
  /** The cause whose 'why' they answer; null: the incident's. */
  to: string | null
}

function Answers({ to, causes, actions }: AnswersProps) {
  const answers = causes.filter(({ explains }) => (explains?.id ?? null) === to)
  if (answers.length === 0) return null
  return (
    <ul aria-label="because">
      {answers.map((cause) => (
        <li key={cause.id}>
          <Cause cause={cause} actions={actions.filter((action) => action.cause?.id === cause.id)} />
          <Answers to={cause.id} causes={causes} actions={actions} />
        </li>
      ))}
    </ul>
  )
}

const signs: Record<WhyFragment['kind'], string> = { ROOT: '◆', CONTRIBUTING: '◇', TRIGGER: '↯' }

function Cause({ cause, actions }: { cause: WhyFragment; actions: FollowUpFragment[] }) {
  const { kind, category, statement, evidence } = cause
  return (
    <div class={`cause ${kind.toLowerCase()}`}>
      <span class="kind">
        <span aria-hidden="true">{signs[kind]}</span> <strong>{plain(kind)}</strong>, {plain(category)}
      </span>
      <p>{statement}</p>
      {actions.map(({ id, title, state }) => (
        <p key={id} class="soft">
          → {title} ({plain(state)})
        </p>
      ))}
      {evidence.length > 0 && (
        <details>
          <summary>Evidence</summary>
          <ul class="evidence">
            {evidence.map(({ id, occurredAt, summary, incident }) => (
              <li key={id}>
                <time dateTime={occurredAt}>{dayAndTimeOf(occurredAt)}</time>{' '}
                <Link to={`/incidents/INC-${incident.number}`}>INC-{incident.number}</Link>: {summary}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
