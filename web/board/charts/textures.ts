import type { Series } from './chart-data'

/** What a bar is filled with. The ground is painted too, since bars stand on each other. */
export function fillingOf(
  { colour, texture }: Series,
  inks: CSSStyleDeclaration,
): CanvasPattern | string | null {
  const ink = inks.getPropertyValue(colour)
  if (texture === 'PLAIN') return ink
  const side = Math.round(6 * devicePixelRatio)
  const tile = document.createElement('canvas')
  tile.width = tile.height = side
  const brush = tile.getContext('2d')
  if (brush === null) return ink
  brush.fillStyle = inks.getPropertyValue('--card')
  brush.fillRect(0, 0, side, side)
  brush.fillStyle = brush.strokeStyle = ink
  brush.lineWidth = side / 3
  brush.beginPath()
  if (texture === 'STRIPES') {
    // Three strokes, so that the stripes of one tile meet those of the next.
    for (const shift of [-side, 0, side]) {
      brush.moveTo(shift - 1, side + 1)
      brush.lineTo(shift + side + 1, -1)
    }
    brush.stroke()
  } else if (texture === 'DOTS') {
    brush.arc(side / 2, side / 2, side / 4, 0, 2 * Math.PI)
    brush.fill()
  }
  return brush.createPattern(tile, 'repeat')
}

/** How a line is broken, in pixels. */
export const dashOf = ({ texture }: Series): number[] => (texture === 'PLAIN' ? [] : [6, 4])
