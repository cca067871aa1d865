// What the builds of all pages end with: packed twins of each file, a manifest, and nothing left of older builds.
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** Packs the scripts and styles, so that no request has to. */
export async function compress(out, names) {
  const packable = names.filter((name) => /\.(js|css)$/.test(name))
  await Promise.all(packable.map((name) => compressOne(out, name)))
}

async function compressOne(out, name) {
  const bytes = await readFile(join(out, name))
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  await Promise.all([
    promisify(brotliCompress)(bytes, quality).then((packed) => writeFile(join(out, `${name}.br`), packed)),
    promisify(gzip)(bytes).then((packed) => writeFile(join(out, `${name}.gz`), packed)),
  ])
}

/** Written last and in one step: a desk that runs meanwhile serves the old page or the new one, never half. */
export async function writeManifest(out, manifest) {
  const draft = join(out, `manifest.${process.pid}.tmp`)
  await writeFile(draft, JSON.stringify(manifest))
  await rename(draft, join(out, 'manifest.json'))
}

/** Removes what an older build left. */
export async function removeOthers(out, names) {
  const kept = new Set(names)
  for (const name of await readdir(out)) {
    const mine = kept.has(name.replace(/\.(br|gz)$/, '')) || name.startsWith('manifest.')
    if (!mine) await rm(join(out, name), { force: true, recursive: true })
  }
}
