import { useLayoutEffect, useRef } from 'preact/hooks'
import { FilterFields, Ticks } from '../desk/filter-fields'
import type { Named } from '../desk/everybody'
import { plain } from '../desk/words'
import { intervals } from '../figures/intervals'
import { goTo, Link } from '../shell/route'
import { addressOfChoice, dimensions, type Choice } from './choice'
import type { Shown } from './use-figures'

interface ChoiceFormProps {
  choice: Choice
  shown: Shown | null
  services: Named[]
}

const spans = [7, 30, 90, 365]

/** Which figures are wanted: changes the address. */
export function ChoiceForm({ choice, shown, services }: ChoiceFormProps) {
  const change = (part: Partial<Choice>) => goTo(addressOfChoice({ ...choice, ...part }), 'replace')
  const dates = choice.dates ?? shown?.dates ?? { from: '', to: '' }
  const days = choice.dates ? '' : String(choice.days)
  return (
    <form class="filters" aria-label="Filters" onSubmit={(event) => event.preventDefault()}>
      <label>
        Days{' '}
        <select
          value={days}
          onChange={({ currentTarget: { value } }) => change({ days: Number(value), dates: null })}
        >
          {choice.dates && <option value="">from … to …</option>}
          {[...new Set([...spans, choice.days])].map((count) => (
            <option key={count} value={count}>
              the last {count}
            </option>
          ))}
        </select>
      </label>
      <DateField
        label="From"
        value={dates.from}
        choose={(from) => change({ dates: until(from, dates.to) })}
      />
      <DateField label="To" value={dates.to} choose={(to) => change({ dates: since(dates.from, to) })} />
      <label>
        Each{' '}
        <select
          value={choice.interval ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ interval: intervals.find((name) => name === value) ?? null })
          }
        >
          <option value="">as fits</option>
          {intervals.map((name) => (
            <option key={name} value={name}>
              {plain(name)}
            </option>
          ))}
        </select>
      </label>
      <FilterFields filters={choice} services={services} narrow={change} />
      <Ticks
        legend="Groups"
        among={dimensions}
        ticked={choice.dimensions}
        tick={(names) => change({ dimensions: names })}
        nameOf={plain}
      />
      <Link to="/metrics-board">Show everything</Link>
    </form>
  )
}

interface DateFieldProps {
  label: string
  value: string
  choose: (date: string) => void
}

function DateField({ label, value, choose }: DateFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  // Only where it changes: figures may come while somebody has typed half of another date.
  useLayoutEffect(() => {
    if (field.current) field.current.value = value
  }, [value])
  return (
    <label>
      {label}{' '}
      <input
        type="date"
        ref={field}
        onChange={({ currentTarget }) => {
          // While somebody types there is no date.
          if (currentTarget.value !== '') choose(currentTarget.value)
        }}
      />
    </label>
  )
}

/** What is chosen stays; where it passes the other date, or there is no other, both are the same day. */
const until = (from: string, to: string) => ({ from, to: to < from ? from : to })
const since = (from: string, to: string) => ({ from: from === '' || from > to ? to : from, to })
