import { useEffect, useState } from 'preact/hooks'
import { Chart } from '../charts/chart'
import { useDesk } from '../desk/asking'
import { allServices, type Named } from '../desk/everybody'
import { useTeams } from '../desk/filter-fields'
import { dayAndTimeOf, plain } from '../desk/words'
import type { PageProps } from '../shell/pages'
import { useAddress } from '../shell/route'
import { choiceOf, type Choice } from './choice'
import { ChoiceForm } from './choice-form'
import { GroupTable } from './group-table'
import { LoadTable } from './load-table'
import { Totals } from './totals'
import { useFigures, type Shown } from './use-figures'

/** How incidents went in a span: in all, over time, by what they have in common, and who was paged. */
export function MetricsPage(_: PageProps) {
  const { searchParams } = useAddress()
  const choice = choiceOf(searchParams)
  const { shown, busy, fault } = useFigures(choice)
  const services = useServices()
  useEffect(() => {
    document.title = 'Figures – Tocsin'
  }, [])
  return (
    <>
      <h1>Figures</h1>
      <ChoiceForm choice={choice} shown={shown} services={services} />
      {fault !== null && <p role="alert">{fault}</p>}
      {shown === null && fault === null && <p class="notice">Asking the desk …</p>}
      {shown && (
        <div aria-busy={busy} class="figures">
          <Meant choice={choice} shown={shown} services={services} />
          <Totals total={shown.total} />
          <section aria-labelledby="trend" class="card">
            <h2 id="trend">Each {plain(shown.interval)}</h2>
            {shown.charts.map((data) => (
              <Chart key={data.title} data={data} axis={plain(shown.interval)} table="BESIDE" />
            ))}
          </section>
          {shown.groups.map(({ dimension, groups }) => (
            <GroupTable key={dimension} dimension={dimension} groups={groups} />
          ))}
          {shown.load !== null && <LoadTable load={shown.load} />}
        </div>
      )}
    </>
  )
}

function useServices(): Named[] {
  const client = useDesk()
  const [services, setServices] = useState<Named[]>([])
  // A list that could not be read is short; the desk's answer to other questions says why.
  useEffect(() => void allServices(client).then(setServices, () => undefined), [client])
  return services
}

const days = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeZone: 'UTC' })

/** What the figures are of, also on paper, where there is no form. */
function Meant({ choice, shown, services }: { choice: Choice; shown: Shown; services: Named[] }) {
  const { dates, timeZone, asOf } = shown
  const teams = useTeams()
  const named = (ids: string[], among: Named[]) =>
    among.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  const of = [...named(choice.teams, teams), ...named(choice.services, services), ...choice.priorities]
  return (
    <p class="meant">
      Incidents that were opened {days.formatRange(new Date(dates.from), new Date(dates.to))}
      {of.length > 0 && `, of ${of.join(', ')}`}. Days of {timeZone}; as of {dayAndTimeOf(asOf)}.
    </p>
  )
}
