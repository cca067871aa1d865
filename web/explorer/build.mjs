// Bundles the explorer into dist/explorer: no request ever leaves for another host. Takes about a second,
// so it runs with every build instead of guessing whether something is out of date.
import { build } from 'esbuild'
import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { basename, join } from 'node:path'
import { compress, removeOthers, writeManifest } from '../pack.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const out = join(here, '../../dist/explorer')

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: ['main.tsx'],
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  minify: true,
  metafile: true,
  legalComments: 'linked',
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  jsx: 'automatic',
  loader: { '.graphql': 'text', '.variables.json': 'text', '.woff2': 'dataurl', '.woff': 'dataurl' },
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
})

const made = Object.keys(metafile.outputs).map((path) => basename(path))
await mkdir(out, { recursive: true })
await compress(out, made)
await writeManifest(out, {
  script: made.find((name) => /^main-.*\.js$/.test(name)),
  style: made.find((name) => /^main-.*\.css$/.test(name)),
})
await removeOthers(out, made)
