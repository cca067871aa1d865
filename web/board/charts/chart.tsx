import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { inWords, type ChartData, type Series } from './chart-data'
import { useLook } from './look'
import { useDraw } from './use-draw'

interface ChartProps {
  data: ChartData
  /** What the labels are: the head of their column. */
  axis: string
  /** Whether the table stands beside the chart or is unfolded below it. */
  table: 'BESIDE' | 'FOLDED'
}

/** A chart for the eye, and the same as a table for everybody. */
export function Chart({ data, axis, table }: ChartProps) {
  const name = useId()
  const place = useRef<HTMLDivElement>(null)
  const [pointed, setPointed] = useState<number | null>(null)
  const look = useLook()
  const draw = useDraw()
  // Figures that were read again are most often the same.
  const drawn = JSON.stringify(data)
  // At once, since paper does not wait for the next frame.
  useLayoutEffect(() => {
    const element = place.current
    if (element === null || draw === null) return
    const plot = draw(element, data, setPointed)
    const resized = new ResizeObserver(() => {
      // A page that is hidden has no size, and comes back to the one it had.
      if (element.clientWidth > 0) plot.setSize({ width: element.clientWidth, height: element.clientHeight })
    })
    resized.observe(element)
    return () => {
      resized.disconnect()
      plot.destroy()
    }
  }, [draw, drawn, look])
  return (
    <figure class={`chart ${table.toLowerCase()}`} aria-labelledby={name}>
      <figcaption>
        <span id={name}>{data.title}</span> <Legend data={data} pointed={pointed} />
      </figcaption>
      <div class="plot" ref={place} aria-hidden="true" />
      {table === 'BESIDE' ? (
        <Values data={data} axis={axis} />
      ) : (
        <details>
          <summary>
            As a table<span class="unseen">: {data.title}</span>
          </summary>
          <Values data={data} axis={axis} />
        </details>
      )}
    </figure>
  )
}

/** What is what, with the values at the pointer. */
function Legend({
  data: { series, labels, unit, form },
  pointed,
}: {
  data: ChartData
  pointed: number | null
}) {
  return (
    <span class="legend" aria-hidden="true">
      {pointed !== null && <span>{labels[pointed]}: </span>}
      {series.map((one) => (
        <span key={one.name}>
          <Swatch of={one} form={form} /> {one.name}
          {pointed !== null && <strong> {inWords(one.values[pointed] ?? null, unit)}</strong>}
        </span>
      ))}
    </span>
  )
}

function Swatch({ of: { colour, texture }, form }: { of: Series; form: ChartData['form'] }) {
  return (
    <span
      class={`swatch ${form.toLowerCase()} ${texture.toLowerCase()}`}
      style={{ '--ink': `var(${colour})` }}
    />
  )
}

function Values({ data: { title, labels, series, unit }, axis }: { data: ChartData; axis: string }) {
  return (
    <div class="scrolling" tabIndex={0} role="group" aria-label={`${title}: table`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{axis}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {labels.map((label, index) => (
            <tr key={index}>
              <th scope="row">{label}</th>
              {series.map(({ name, values }) => (
                <td key={name}>{inWords(values[index] ?? null, unit)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
