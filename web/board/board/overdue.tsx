import { dayAndTimeOf } from '../desk/words'
import { Link } from '../shell/route'
import type { Beside } from './use-board'

/** What should have been learnt or done by now. */
export function Overdue({ beside }: { beside: Beside }) {
  const { neededAnalyses, analyses, actionItems } = beside
  // One that is begun is late as an analysis, if it is.
  const wanted = neededAnalyses.edges.filter(({ node }) => node.analysis === null)
  const nothing = wanted.length + analyses.edges.length + actionItems.edges.length === 0
  const isCut = [neededAnalyses, analyses, actionItems].some(({ pageInfo }) => pageInfo.hasNextPage)
  return (
    <section aria-labelledby="overdue" class="card">
      <h2 id="overdue">Overdue</h2>
      {nothing && !isCut && <p>Nothing is overdue. ✓</p>}
      <ul class="late">
        {wanted.map(({ node: { id, number, title, analysisDueAt } }) => (
          <li key={id}>
            ⚠ Analysis wanted: <Link to={`/incidents/INC-${number}`}>INC-{number}</Link> {title}
            <Due at={analysisDueAt} />
          </li>
        ))}
        {analyses.edges.map(({ node: { id, title, dueAt } }) => (
          <li key={id}>
            ⚠ Analysis: <Link to={`/analyses/${id}`}>{title}</Link>
            <Due at={dueAt} />
          </li>
        ))}
        {actionItems.edges.map(({ node: { id, title, dueAt, owner, analysis } }) => (
          <li key={id}>
            ⚠ Action: <Link to={`/analyses/${analysis.id}`}>{title}</Link> ({owner?.name ?? 'nobody'})
            <Due at={dueAt} />
          </li>
        ))}
      </ul>
      {isCut && <p>… and more</p>}
    </section>
  )
}

function Due({ at }: { at: string | null }) {
  return at === null ? null : <span class="soft">due {dayAndTimeOf(at)}</span>
}
