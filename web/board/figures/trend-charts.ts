import type { MiddleFragment } from '../../generated/graphql'
import type { ChartData } from '../charts/chart-data'
import { millisecondsOf } from '../desk/words'
import type { Trend } from './trend'

const textures = { P1: 'PLAIN', P2: 'STRIPES', P3: 'DOTS', P4: 'HOLLOW' } as const

/** What is drawn of a trend: how many, how fast, and whether promises were kept. */
export function chartsOf({ labels, figures, byPriority }: Trend): ChartData[] {
  const times = (title: string, stats: (MiddleFragment | null)[]): ChartData => {
    const values = (of: 'p50' | 'p90') => stats.map((one) => one && millisecondsOf(one[of]))
    return {
      title,
      form: 'LINES',
      unit: 'MILLISECONDS',
      labels,
      series: [
        { name: 'p50', values: values('p50'), colour: '--link', texture: 'PLAIN' },
        { name: 'p90', values: values('p90'), colour: '--p2', texture: 'HOLLOW' },
      ],
    }
  }
  const attained = figures.map(({ slaAttainment }) => slaAttainment)
  return [
    {
      title: 'Incidents opened',
      form: 'BARS',
      unit: 'COUNT',
      labels,
      series: byPriority.map(({ priority, opened }) => ({
        name: priority,
        values: opened,
        colour: `--${priority.toLowerCase()}`,
        texture: textures[priority],
      })),
    },
    times(
      'Time to acknowledge',
      figures.map(({ timeToAcknowledge }) => timeToAcknowledge),
    ),
    times(
      'Time to resolve',
      figures.map(({ timeToResolve }) => timeToResolve),
    ),
    {
      title: 'SLA attainment',
      form: 'LINES',
      unit: 'SHARE',
      labels,
      series: [{ name: 'kept', values: attained, colour: '--good', texture: 'PLAIN' }],
    },
  ]
}
