import { useEffect, useRef, useState } from 'preact/hooks'
import type { ChartData } from '../charts/chart-data'
import { useDesk } from '../desk/asking'
import { deskNow } from '../desk/clock'
import { chartsOf } from '../figures/trend-charts'
import { readTrend, withoutFirst } from '../figures/trend'
import { incidentFilterOf, type Filters } from '../desk/filters'

const MINUTE = 60_000
const DAYS = 30 * 24 * 60 * MINUTE
const AT_MOST_EVERY = 5 * MINUTE
/** Where nothing has happened a day may have ended all the same. */
const AT_LEAST_EVERY = 60 * MINUTE

/** The charts of the last thirty days: read anew once in a while, and where the log has moved since. */
export function useTrend(filters: Filters, cursor: string | null): ChartData[] {
  const client = useDesk()
  const [charts, setCharts] = useState<ChartData[]>([])
  const position = useRef(cursor)
  position.current = cursor
  const known = cursor !== null
  const wanted = JSON.stringify(filters)
  useEffect(() => {
    if (!known) return
    const filter = incidentFilterOf(JSON.parse(wanted) as Filters)
    // Not at the same instant as all other boards.
    const spread = 0.8 + 0.4 * Math.random()
    let stopped = false
    let read = { position: '', at: 0 }
    const readAgain = async () => {
      const now = deskNow()
      const rest = read.position === position.current ? AT_LEAST_EVERY : AT_MOST_EVERY * spread
      if (now - read.at < rest) return
      read = { position: position.current ?? '', at: now }
      const span = { from: new Date(now - DAYS).toISOString(), to: new Date(now).toISOString(), filter }
      const trend = await readTrend(client, span, 'DAY')
      if (!stopped) setCharts(chartsOf(withoutFirst(trend)))
    }
    // What cannot be read is tried again in a minute, and what was drawn stays.
    const attempt = () => void readAgain().catch(() => (read = { position: '', at: 0 }))
    attempt()
    const again = setInterval(attempt, MINUTE)
    return () => {
      stopped = true
      clearInterval(again)
    }
  }, [client, wanted, known])
  return charts
}
