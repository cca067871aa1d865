import { dayAndTimeOf } from '../desk/words'
import { Link } from '../shell/route'
import type { Beside } from './use-board'

/** What should have been learnt or done by now. */
export function Overdue({ beside }: { beside: Beside }) {
  const needed = beside.neededAnalyses.edges.map(({ node }) => node)
  const analyses = beside.analyses.edges.map(({ node }) => node)
  const items = beside.actionItems.edges.map(({ node }) => node)
  const nothing = needed.length + analyses.length + items.length === 0
  return (
    <section aria-labelledby="overdue" class="card">
      <h2 id="overdue">Overdue</h2>
      {nothing && <p>Nothing is overdue. ✓</p>}
      <ul>
        {needed.map(({ id, number, title, analysisDueAt }) => (
          <li key={id}>
            ⚠ Analysis not begun: <Link to={`/incidents/INC-${number}`}>INC-{number}</Link> {title}
            <Due at={analysisDueAt} />
          </li>
        ))}
        {analyses.map(({ id, title, dueAt }) => (
          <li key={id}>
            ⚠ Analysis: <Link to={`/analyses/${id}`}>{title}</Link>
            <Due at={dueAt} />
          </li>
        ))}
        {items.map(({ id, title, dueAt, owner, analysis }) => (
          <li key={id}>
            ⚠ Action: <Link to={`/analyses/${analysis.id}`}>{title}</Link> ({owner?.name ?? 'nobody'})
            <Due at={dueAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Due({ at }: { at: string | null }) {
  return at === null ? null : <span class="soft">, due {dayAndTimeOf(at)}</span>
}
