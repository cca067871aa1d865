import { parse, View, type Spec } from 'vega'
import { isReached, type Figures } from './figures.js'
import { lineNames, lines, type LineName } from './lines.js'
import { goalOf } from './report.js'

/** Readable on white and on black: nobody knows on which of them the picture is shown. */
const colours = { words: '#7d8590', faint: '#7d859066', reached: '#2c8ad6', missed: '#d9822b' }
const [labels, bars, row] = [430, 370, 44]
/** Of the goal: what is further away ends at the edge. */
const [least, most] = [0.1, 10]

/** An SVG of how far each line is from what it is to reach; to the right of the middle it has got there. */
export function plot(figures: Figures): Promise<string> {
  const values = lineNames.filter((name) => goalOf(name) !== null).map((name) => bar(name, figures))
  return new View(parse(specOf(values)), { renderer: 'none' }).toSVG()
}

interface Bar {
  what: string
  against: string
  /** How many times as good as it is to be; 1 where nothing is known. */
  share: number
  colour: string
  label: string
}

function bar(name: LineName, figures: Figures): Bar {
  const { what, against, atLeast = 1, atMost } = lines[name]
  const figure = figures[name]
  const words = { what, against: `against ${against}`.replaceAll('`', '') }
  if (!figure) return { ...words, share: 1, colour: colours.words, label: `${goalOf(name)}, not measured` }
  const share = atMost === undefined ? figure.ratio / atLeast : atMost / figure.ratio
  return {
    ...words,
    share: Math.min(most, Math.max(least, share)),
    colour: isReached(name, figure) ? colours.reached : colours.missed,
    label: `${figure.ratio.toFixed(2)}, to reach ${goalOf(name)}${isReached(name, figure) ? '' : ': not reached'}`,
  }
}

function specOf(values: Bar[]): Spec {
  const middle = (offset: number) => ({ scale: 'line', field: 'what_against', band: 0.5, offset })
  const text = (field: string, x: object, y: object, size: number, align: 'left' | 'right') => ({
    type: 'text' as const,
    from: { data: 'lines' },
    encode: {
      enter: {
        text: { field },
        x,
        y,
        align: { value: align },
        baseline: { value: 'middle' as const },
        fontSize: { value: size },
        fill: { value: colours.words },
      },
    },
  })
  return {
    width: labels + bars,
    height: values.length * row,
    autosize: 'none',
    padding: { left: 8, right: 24, top: 8, bottom: 48 },
    config: { background: 'transparent' },
    data: [
      {
        name: 'lines',
        values,
        transform: [{ type: 'formula', as: 'what_against', expr: "datum.what + ' ' + datum.against" }],
      },
    ],
    scales: [
      { name: 'share', type: 'log', domain: [least, most], range: [labels, labels + bars] },
      { name: 'line', type: 'band', domain: { data: 'lines', field: 'what_against' }, range: 'height' },
    ],
    axes: [
      {
        scale: 'share',
        orient: 'bottom',
        values: [0.1, 0.2, 0.5, 1, 2, 5, 10],
        format: '~g',
        title: 'measured, as a share of what is to be reached (log scale)',
        grid: true,
        gridColor: colours.faint,
        domainColor: colours.faint,
        tickColor: colours.faint,
        labelColor: colours.words,
        titleColor: colours.words,
        labelFontSize: 12,
        titleFontSize: 12,
        titleFontWeight: 'normal',
      },
    ],
    marks: [
      {
        type: 'rect',
        from: { data: 'lines' },
        encode: {
          enter: {
            x: { scale: 'share', value: 1 },
            x2: { scale: 'share', field: 'share' },
            y: middle(0),
            height: { value: 14 },
            fill: { field: 'colour' },
          },
        },
      },
      {
        type: 'rule',
        encode: {
          enter: {
            x: { scale: 'share', value: 1 },
            y: { value: 0 },
            y2: { signal: 'height' },
            stroke: { value: colours.words },
            strokeWidth: { value: 2 },
          },
        },
      },
      text('what', { value: labels - 10 }, middle(-8), 13, 'right'),
      text('against', { value: labels - 10 }, middle(8), 12, 'right'),
      text('label', { scale: 'share', value: 1, offset: 6 }, middle(-9), 12, 'left'),
    ],
  }
}
