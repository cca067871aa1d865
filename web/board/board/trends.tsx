import { Chart } from '../charts/chart'
import { Link } from '../shell/route'
import { addressOf, type Filters } from '../desk/filters'
import { useTrend } from './use-trend'

/** How the last thirty days went. */
export function Trends({ filters, cursor }: { filters: Filters; cursor: string | null }) {
  const charts = useTrend(filters, cursor)
  return (
    <section aria-labelledby="trends" class="card">
      <h2 id="trends">The last 30 days</h2>
      {charts.map((data) => (
        <Chart key={data.title} data={data} axis="Day" table="FOLDED" />
      ))}
      <p>
        <Link to={addressOf(filters, '/metrics-board')}>All figures</Link>
      </p>
    </section>
  )
}
