type Part = `${number}${'d' | 'h' | 'm'}`
/** `3d 4h 10m` */
export type Span = Part | `${Part} ${Part}` | `${Part} ${Part} ${Part}`

const units: Record<string, number> = { d: 86_400_000, h: 3_600_000, m: 60_000 }

/** A span of the sample's stories in milliseconds. */
export function milliseconds(span: Span): number {
  return span.split(' ').reduce((sum, part) => sum + parseInt(part, 10) * (units[part.slice(-1)] ?? NaN), 0)
}

export const later = (instant: Date, span: Span) => new Date(instant.getTime() + milliseconds(span))
export const earlier = (instant: Date, span: Span) => new Date(instant.getTime() - milliseconds(span))
