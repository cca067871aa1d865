// Processes that tests start again and again: as one file of JavaScript they are up in a quarter of the time.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll } from '@jest/globals'
import { transform } from '@swc/core'
import { build, type Plugin } from 'esbuild'

// JavaScript without declarations.
const config: string = '../../jest.config.js'
const { default: jest } = (await import(config)) as {
  default: { transform: Record<string, [string, object]> }
}
const [, swcOptions] = Object.values(jest.transform)[0] ?? []
const { resolve } = createRequire(join(process.cwd(), 'package.json'))

/** Ours as jest compiles it: esbuild itself writes no metadata of decorators. */
const asInJest: Plugin = {
  name: 'as in jest',
  setup: (bundle) =>
    bundle.onLoad({ filter: /\.ts$/ }, async ({ path: filename }) => {
      const { code } = await transform(await readFile(filename, 'utf8'), { ...swcOptions, filename })
      return { contents: code, loader: 'js' }
    }),
}

/** TypeORM names the drivers of many databases, most of which nobody has installed. */
const withoutMissing: Plugin = {
  name: 'without what is missing',
  setup: (bundle) =>
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      if (kind !== 'require-call') return null
      try {
        resolve(path)
        return null
      } catch {
        return { path, external: true }
      }
    }),
}

/** Compiles a program of ours, with all that it imports; answers the file, which is gone after the tests of the calling file. */
export async function compiled(program: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tocsin-program-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  await build({
    entryPoints: [program],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    keepNames: true,
    logLevel: 'error',
    // What was made for CommonJS still asks for `require`.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    plugins: [asInJest, withoutMissing],
  })
  return join(folder, basename(program).replace(/\.ts$/, '.mjs'))
}
