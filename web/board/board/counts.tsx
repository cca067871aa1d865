import { plain } from '../desk/words'
import type { Board } from './use-board'

/** The figures that one looks at first. */
export function Counts({ board }: { board: Board }) {
  const figures: [string, number][] = [
    ['open', board.openCount],
    ...board.byPriority.map(({ priority, count }): [string, number] => [priority, count]),
    ['SLA breached', board.breachedCount],
    ['at risk within the hour', board.atRiskCount],
  ]
  return (
    <section aria-label="Counts">
      <dl class="counts">
        {figures.map(([name, count]) => (
          <div key={name} class={`count ${count > 0 ? name.toLowerCase().replaceAll(' ', '-') : 'none'}`}>
            <dt>{name}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p class="soft">
        {board.byStatus
          .filter(({ count }) => count > 0)
          .map(({ status, count }) => `${count} ${plain(status)}`)
          .join(', ') || 'Nothing is open.'}
      </p>
    </section>
  )
}
