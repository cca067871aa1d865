import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { inWords, type ChartData, type Series } from './chart-data'
import { lengthOf } from '../desk/words'
import { dashOf, fillingOf } from './textures'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Where lines for lengths of time are drawn: such lengths differ by orders of magnitude. */
const lengths = [1, 10, MINUTE / SECOND, 600, HOUR / SECOND, 21_600, DAY / SECOND, 604_800, 2_592_000].map(
  (seconds) => seconds * SECOND,
)
const whole = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 50_000, 100_000, 1_000_000]

/** Draws a chart into an element as large as that is. `pointAt` hears which label the pointer is at. */
export function draw(place: HTMLElement, data: ChartData, pointAt: (index: number | null) => void): uPlot {
  const inks = getComputedStyle(place)
  const { form, labels } = data
  // The tallest first: the lower ones are painted over it.
  const series = form === 'BARS' ? [...data.series].reverse() : data.series
  const rows = form === 'BARS' ? stacked(data.series).reverse() : series.map((one) => one.values)
  return new uPlot(
    {
      width: place.clientWidth,
      height: place.clientHeight,
      legend: { show: false },
      cursor: { y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
      padding: [8, 8, 0, 0],
      scales: { x: { time: false, range: [-0.5, labels.length - 0.5] }, y: scaleOf(data) },
      axes: axesOf(data, inks),
      series: [{}, ...series.map((one) => (form === 'BARS' ? barsOf(one, inks) : lineOf(one, inks)))],
      hooks: { setCursor: [({ cursor }) => pointAt(cursor.idx ?? null)] },
    },
    [labels.map((_, index) => index), ...rows.map((values) => forScale(values, data))],
    place,
  )
}

/** Each with all below it. */
function stacked(series: readonly Series[]): (number | null)[][] {
  let below: number[] = []
  const sums = series.map(
    ({ values }) => (below = values.map((value, index) => (value ?? 0) + (below[index] ?? 0))),
  )
  // No outline of nothing.
  return sums.map((row) => row.map((sum) => sum || null))
}

/** A logarithm has no place for nothing at all. */
const forScale = (values: (number | null)[], { unit }: ChartData) =>
  unit === 'MILLISECONDS' ? values.map((value) => value && Math.max(value, SECOND)) : values

function scaleOf({ unit }: ChartData): uPlot.Scale {
  if (unit === 'SHARE') return { range: [0, 1.05] }
  if (unit === 'COUNT') return { range: (_, _min, max) => [0, Math.max(max, 4)] }
  return {
    distr: 3,
    range: (_, min, max) => {
      const low = lengths.findLast((length) => length <= (min || MINUTE)) ?? SECOND
      return [low, Math.max(lengths.find((length) => length >= max) ?? max, 10 * low)]
    },
  }
}

function axesOf({ labels, unit }: ChartData, inks: CSSStyleDeclaration): uPlot.Axis[] {
  const size = parseFloat(inks.fontSize)
  const common: uPlot.Axis = {
    stroke: inks.getPropertyValue('--soft'),
    font: `${size}px ${inks.fontFamily}`,
    grid: { stroke: inks.getPropertyValue('--line'), width: 1 },
    ticks: { show: false },
  }
  const splits: Partial<uPlot.Axis> =
    unit === 'COUNT'
      ? { incrs: whole }
      : {
          splits: (_, _axis, min, max) =>
            (unit === 'SHARE' ? [0, 0.5, 1] : lengths).filter((at) => at >= min && at <= max),
          filter: (_, at) => at,
        }
  return [
    {
      ...common,
      grid: { show: false },
      size: size * 2.2,
      gap: 5,
      incrs: whole,
      space: size * Math.max(4, ...labels.map((label) => label.length * 0.7)),
      values: (_, at) => at.map((index) => labels[index] ?? ''),
    },
    {
      ...common,
      ...splits,
      size: size * 3.8,
      space: size * 2,
      values: (_, at) =>
        at.map((value) => (unit === 'MILLISECONDS' ? lengthOf(value, 1) : inWords(value, unit))),
    },
  ]
}

const barsOf = (one: Series, inks: CSSStyleDeclaration): uPlot.Series => ({
  paths: uPlot.paths.bars?.({ size: [0.8, 60] }),
  fill: fillingOf(one, inks) ?? undefined,
  stroke: inks.getPropertyValue(one.colour),
  width: 1,
  points: { show: false },
})

const lineOf = (one: Series, inks: CSSStyleDeclaration): uPlot.Series => {
  const ink = inks.getPropertyValue(one.colour)
  return {
    stroke: ink,
    width: 2,
    dash: dashOf(one),
    // Days without any are no news.
    spanGaps: true,
    points: {
      show: true,
      size: 6,
      stroke: ink,
      fill: one.texture === 'PLAIN' ? ink : inks.getPropertyValue('--card'),
    },
  }
}
