import type { Context } from '../access/context.js'
import { categoryById, Priority, Severity } from '../classification/index.js'
import { badInput } from '../errors/desk-error.js'
import { idText } from '../ids/type-id.js'
import { organizationById } from '../organizations/index.js'
import { teamById, userById } from '../people/index.js'
import { serviceById } from '../services/index.js'
import { bucketsOf, type MetricsInterval } from './buckets.js'
import { FiguresOf, type Figures } from './figures.reads.js'
import { cutBy, cutByTime, type MetricsDimension, type Scope } from './scope.js'

export const mostPoints = 1000

/** @throws BAD_USER_INPUT for more than 1,000 points */
export async function seriesOf(
  context: Context,
  scope: Scope,
  interval: MetricsInterval,
  timeZone: string | null,
) {
  const zone = timeZone ?? (await zoneOf(context))
  const span = { from: scope.from.getTime(), to: scope.to.getTime() }
  const buckets = bucketsOf(span, interval, zone, mostPoints)
  if (!buckets) throw badInput(['interval'], `would make more than ${mostPoints} points`)
  const of = new FiguresOf(context.manager, scope, cutByTime(buckets))
  return buckets.map(({ from, to }, index) => {
    const figures: Figures = { of, key: String(index + 1) }
    return { from: new Date(from), to: new Date(to), figures }
  })
}

async function zoneOf(context: Context): Promise<string> {
  const organization = await context.load(organizationById).load(context.viewer.organizationId)
  if (!organization) throw new Error('the organisation is gone')
  return organization.timeZone
}

export interface Group {
  key: string
  label: string
  figures: Figures
}

const ordered: Partial<Record<MetricsDimension, readonly string[]>> = {
  PRIORITY: Object.keys(Priority),
  SEVERITY: Object.keys(Severity),
}

export async function groupsOf(
  context: Context,
  scope: Scope,
  dimension: MetricsDimension,
): Promise<Group[]> {
  const of = new FiguresOf(context.manager, scope, cutBy(dimension))
  const counts = await of.family('counts')
  const groups = await Promise.all(
    [...counts].map(async ([key, { opened }]) => ({
      ...(await named(context, dimension, key)),
      figures: { of, key },
      opened,
    })),
  )
  const order = ordered[dimension]
  if (order) return groups.sort((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
  return groups.sort(
    (one, other) =>
      other.opened - one.opened || (one.label < other.label ? -1 : one.label > other.label ? 1 : 0),
  )
}

/** The id and name of what a row's key stands for; retired things and people who left keep theirs. */
async function named(context: Context, dimension: MetricsDimension, key: string) {
  if (key === '') return { key, label: 'None' }
  const id = (prefix: string) => idText(prefix, Buffer.from(key, 'hex'))
  const call = (found: { id: string; name: string } | null) => ({
    key: found?.id ?? key,
    label: found?.name ?? key,
  })
  switch (dimension) {
    case 'PRIORITY':
    case 'SEVERITY':
      return { key, label: key }
    case 'SERVICE':
      return call(await context.load(serviceById).load(id('service')))
    case 'TEAM':
      return call(await context.load(teamById).load(id('team')))
    case 'OWNER': {
      const person = context.load(userById).load(id('user'))
      const team = context.load(teamById).load(id('team'))
      return call((await person) ?? (await team))
    }
    default:
      return call(await context.load(categoryById).load(id('category')))
  }
}
