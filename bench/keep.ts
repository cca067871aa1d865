import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { format, resolveConfig } from 'prettier'
import type { Figures } from './figures.js'
import { lineNames } from './lines.js'
import { plot } from './plot.js'
import { table } from './report.js'

const kept = 'docs/performance.json'
const page = 'docs/performance.md'
const picture = 'docs/performance.svg'
const [begin, end] = ['<!-- figures of npm run bench -->', '<!-- end of the figures -->']

/**
 * Puts what was measured beside what was measured before, and the table and the picture of both into the page on
 * performance. `how` says how and where it was measured.
 */
export async function keep(measured: Figures, how: string): Promise<void> {
  const before = existsSync(kept) ? (JSON.parse(await readFile(kept, 'utf8')) as Figures) : {}
  const all = { ...before, ...measured }
  const figures: Figures = Object.fromEntries(
    lineNames.flatMap((name) => (all[name] ? [[name, all[name]]] : [])),
  )
  const text = await readFile(page, 'utf8')
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${page} has no place for the figures`)
  const image = `![How far each line is from what is to be reached](${basename(picture)})`
  const shown = [begin, image, how, table(figures), ''].join('\n\n')
  await write(page, text.slice(0, from) + shown + text.slice(to))
  await write(kept, JSON.stringify(figures))
  await writeFile(picture, `${await plot(figures)}\n`)
}

/** In the form that all files of its kind have. */
async function write(path: string, text: string): Promise<void> {
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))
}
