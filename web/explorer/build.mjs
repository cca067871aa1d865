// Bundles the explorer into dist/explorer: no request ever leaves for another host. Takes about a second,
// so it runs with every build instead of guessing whether something is out of date.
import { build } from 'esbuild'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

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
await Promise.all(made.filter((name) => /\.(js|css)$/.test(name)).map(compress))
await mkdir(out, { recursive: true })
await writeManifest({
  script: made.find((name) => /^main-.*\.js$/.test(name)),
  style: made.find((name) => /^main-.*\.css$/.test(name)),
})
await removeOthers(new Set(made))

async function compress(name) {
  const bytes = await readFile(join(out, name))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  await Promise.all([
    promisify(brotliCompress)(bytes, quality).then((packed) => writeFile(join(out, `${name}.br`), packed)),
    promisify(gzip)(bytes).then((packed) => writeFile(join(out, `${name}.gz`), packed)),
  ])
}

// Written last and in one step: a desk that runs meanwhile serves the old page or the new one, never half.
async function writeManifest(manifest) {
  const draft = join(out, `manifest.${process.pid}.tmp`)
  await writeFile(draft, JSON.stringify(manifest))
  await rename(draft, join(out, 'manifest.json'))
}

async function removeOthers(kept) {
  for (const name of await readdir(out)) {
    const mine = kept.has(name.replace(/\.(br|gz)$/, '')) || name.startsWith('manifest.')
    if (!mine) await rm(join(out, name), { force: true })
  }
}
