import type { FiguresFragment, MiddleFragment } from '../../generated/graphql'
import { inWords } from '../charts/chart-data'
import { lengthOf, millisecondsOf } from '../desk/words'

/** What there is to tell of a number of incidents, in the order in which it is told. */
export const columns: { name: string; of: (figures: FiguresFragment) => string }[] = [
  { name: 'Opened', of: ({ opened }) => inWords(opened, 'COUNT') },
  { name: 'Resolved', of: ({ resolved }) => inWords(resolved, 'COUNT') },
  { name: 'Reopened', of: ({ reopened }) => inWords(reopened, 'COUNT') },
  { name: 'To acknowledge (p50 / p90)', of: ({ timeToAcknowledge }) => middle(timeToAcknowledge) },
  { name: 'To mitigate (p50 / p90)', of: ({ timeToMitigate }) => middle(timeToMitigate) },
  { name: 'To resolve (p50 / p90)', of: ({ timeToResolve }) => middle(timeToResolve) },
  { name: 'Between two', of: ({ meanTimeBetween }) => length(meanTimeBetween) },
  { name: 'SLA kept', of: ({ slaAttainment }) => inWords(slaAttainment, 'SHARE') },
  { name: 'Ladders', of: ({ escalations }) => inWords(escalations, 'COUNT') },
  { name: 'Pages', of: ({ pages }) => inWords(pages, 'COUNT') },
  { name: 'Rating', of: ({ feedbackMean }) => feedbackMean?.toFixed(1) ?? '–' },
]

/** Held together, so that a cell breaks between two lengths and not within one. */
const length = (duration: string | null) =>
  duration === null ? '–' : lengthOf(millisecondsOf(duration)).replaceAll(' ', '\u00a0')

const middle = (stats: MiddleFragment | null) =>
  stats === null ? '–' : `${length(stats.p50)}\u00a0/ ${length(stats.p90)}`
