import type { FiguresFragment } from '../../generated/graphql'
import { columns } from './columns'

/** All incidents of the span together. */
export function Totals({ total }: { total: FiguresFragment }) {
  return (
    <section aria-label="In all">
      <dl class="counts totals">
        {columns.map(({ name, of }) => (
          <div key={name} class="count">
            <dt>{name}</dt>
            <dd>{of(total)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
