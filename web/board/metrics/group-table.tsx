import { useId } from 'preact/hooks'
import type { MetricsDimension } from '../../generated/graphql'
import { plain } from '../desk/words'
import { columns } from './columns'
import type { Groups } from './use-figures'

/** The figures of those that have something in common, with a bar for how many they are. */
export function GroupTable({ dimension, groups }: { dimension: MetricsDimension; groups: Groups }) {
  const name = useId()
  const most = Math.max(1, ...groups.map(({ figures }) => figures.opened))
  return (
    <section aria-labelledby={name} class="card">
      <h2 id={name}>By {plain(dimension)}</h2>
      {groups.length === 0 && <p>Nothing was opened.</p>}
      <div class="scrolling" tabIndex={0} role="group" aria-labelledby={name}>
        <table>
          <thead>
            <tr>
              <th scope="col">{plain(dimension)}</th>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ key, label, figures }) => (
              <tr key={key}>
                <th scope="row">
                  {label}
                  <span class="bar" style={{ '--share': `${(100 * figures.opened) / most}%` }} />
                </th>
                {columns.map(({ name, of }) => (
                  <td key={name}>{of(figures)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
