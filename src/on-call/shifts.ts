import { slicesOf, type RotationRule, type Slice } from './rotation.js'

/** How a schedule was, from an instant on until the next version. */
export interface ScheduleVersion {
  validFrom: number
  timeZone: string
  /** Later ones take precedence. */
  rotations: RotationRule[]
}

/** Somebody takes a stretch; it counts from when it was made until it is taken back. */
export interface OverrideRule {
  id: string
  userId: string
  /** Only where this person would be on call; null for the whole stretch. */
  replacesId: string | null
  from: number
  to: number
  addedAt: number
  removedAt: number | null
}

export interface ScheduleRule {
  /** Oldest first. */
  versions: ScheduleVersion[]
  /** In the order in which they were made: later ones win. */
  overrides: OverrideRule[]
  /** Since when people are not there any more: they are skipped from then on. */
  goneSince: ReadonlyMap<string, number>
}

export interface Coverage {
  shifts: Slice[]
  gaps: { from: number; to: number }[]
}

/**
 * The final shifts of a span, and the gaps that nobody covers; together they partition it exactly. The past is what
 * was: each instant is answered with the version and the overrides that held then.
 */
export function coverageOf(schedule: ScheduleRule, from: number, to: number): Coverage {
  let slices = schedule.versions.flatMap((version, index) => {
    const begins = Math.max(from, version.validFrom)
    const ends = Math.min(to, schedule.versions[index + 1]?.validFrom ?? Infinity)
    return begins < ends ? layered(schedule, version, begins, ends) : []
  })
  for (const override of schedule.overrides) slices = withOverride(schedule, slices, override, from, to)
  const shifts = joined(slices)
  return { shifts, gaps: gapsIn(shifts, from, to) }
}

/** Who is on call at an instant; null for nobody. */
export function onCallAt(schedule: ScheduleRule, at: number): string | null {
  return coverageOf(schedule, at, at + 1).shifts[0]?.userId ?? null
}

/** Rotations over each other, without those who are gone: what they leave falls to the rotation below. */
function layered(
  { goneSince }: ScheduleRule,
  { timeZone, rotations }: ScheduleVersion,
  from: number,
  to: number,
) {
  return rotations.reduce<Slice[]>((below, rotation) => {
    const slices = slicesOf(rotation, timeZone, from, to).flatMap((slice) => present(slice, goneSince))
    return slices.reduce(laidOver, below)
  }, [])
}

function present(slice: Slice, goneSince: ReadonlyMap<string, number>): Slice[] {
  const to = Math.min(slice.to, goneSince.get(slice.userId) ?? Infinity)
  return slice.from < to ? [{ ...slice, to }] : []
}

function withOverride(
  { goneSince }: ScheduleRule,
  slices: Slice[],
  override: OverrideRule,
  from: number,
  to: number,
): Slice[] {
  const { id, userId, replacesId } = override
  const whole: Slice = {
    from: Math.max(from, override.from, override.addedAt),
    to: Math.min(to, override.to, override.removedAt ?? Infinity),
    userId,
    rotationId: null,
    overrideId: id,
  }
  const [top] = whole.from < whole.to ? present(whole, goneSince) : []
  if (!top) return slices
  if (replacesId === null) return laidOver(slices, top)
  return slices
    .filter((slice) => slice.userId === replacesId && slice.from < top.to && slice.to > top.from)
    .map((slice) => ({ ...top, from: Math.max(slice.from, top.from), to: Math.min(slice.to, top.to) }))
    .reduce(laidOver, slices)
}

/** The slices, in order, with one that takes its stretch from whatever is there. */
function laidOver(slices: Slice[], top: Slice): Slice[] {
  const before = slices.findIndex(({ to }) => to > top.from)
  if (before === -1) return [...slices, top]
  let after = before
  while (after < slices.length && (slices[after]?.from ?? Infinity) < top.to) after += 1
  const [first, last] = [slices[before], slices[after - 1]]
  const left = first && first.from < top.from ? [{ ...first, to: top.from }] : []
  const right = after > before && last && last.to > top.to ? [{ ...last, from: top.to }] : []
  return [...slices.slice(0, before), ...left, top, ...right, ...slices.slice(after)]
}

function joined(slices: readonly Slice[]): Slice[] {
  const shifts: Slice[] = []
  for (const slice of slices) {
    const last = shifts.at(-1)
    const goesOn =
      last?.to === slice.from &&
      last.userId === slice.userId &&
      last.rotationId === slice.rotationId &&
      last.overrideId === slice.overrideId
    if (goesOn) last.to = slice.to
    else shifts.push({ ...slice })
  }
  return shifts
}

function gapsIn(shifts: readonly Slice[], from: number, to: number): Coverage['gaps'] {
  const edges = [{ from, to: from }, ...shifts, { from: to, to }]
  return edges.slice(1).flatMap((next, index) => {
    const ended = edges[index]?.to ?? from
    return ended < next.from ? [{ from: ended, to: next.from }] : []
  })
}
