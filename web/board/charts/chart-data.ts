import { lengthOf } from '../desk/words'

/** What the values of a chart are. */
export type Unit = 'COUNT' | 'MILLISECONDS' | 'SHARE'

export interface Series {
  name: string
  /** One for each label; null where there is none. */
  values: (number | null)[]
  /** The custom property that holds its colour. */
  colour: string
  /** How it can be told from the others without its colour: of a bar the filling, of a line the stroke. */
  texture: 'PLAIN' | 'STRIPES' | 'DOTS' | 'HOLLOW'
}

/** What a chart shows, and the table that says the same. */
export interface ChartData {
  title: string
  /** Bars stand on each other, the first of the series lowest. */
  form: 'BARS' | 'LINES'
  unit: Unit
  labels: string[]
  series: Series[]
}

const shares = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 1 })
const counts = new Intl.NumberFormat()

/** A value in words; a dash for none. */
export function inWords(value: number | null, unit: Unit): string {
  if (value === null) return '–'
  if (unit === 'MILLISECONDS') return lengthOf(value)
  return unit === 'SHARE' ? shares.format(value) : counts.format(value)
}
