// Lets Node itself run our TypeScript as jest does: for jest's global setup, which jest loads without its own module
// system, and for processes that tests start and kill. Preload it (`node --import`), or use `importTypeScript`.
import { transformSync } from '@swc/core'
import { readFileSync } from 'node:fs'
import { register } from 'node:module'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import jestConfig from '../../jest.config.js'

const [[, swcOptions]] = Object.values(jestConfig.transform)

// Node runs the hooks below in a thread of their own, which loads this file once more.
if (isMainThread) register(import.meta.url)

/** Imports a module, given relative to this folder. */
export const importTypeScript = (path) => import(path)

/** Node's hook: `./x.js` in a source means `./x.ts`. */
export async function resolve(specifier, context, next) {
  if (!/^(\.{1,2}\/|file:).*\.js$/.test(specifier)) return next(specifier, context)
  return next(specifier.replace(/\.js$/, '.ts'), context).catch(() => next(specifier, context))
}

/** Node's hook: compiles with the options that jest.config.js gives to swc. */
export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context)
  const filename = fileURLToPath(url)
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename })
  return { format: 'module', source: code, shortCircuit: true }
}
