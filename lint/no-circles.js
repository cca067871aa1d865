// No import circles between files, type imports included: two files that know each other are one file in two pieces.
import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const cache = new Map()

/** The local files that a file imports; an editor keeps this process alive, hence the look at its age. */
function importsOf(file) {
  const age = statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (age === undefined) return []
  const known = cache.get(file)
  if (known?.age === age) return known.imports
  const imports = ts
    .preProcessFile(readFileSync(file, 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => resolve(file, fileName))
    .filter((target) => target !== undefined)
  cache.set(file, { age, imports })
  return imports
}

function resolve(importer, source) {
  return source.startsWith('.')
    ? path.resolve(path.dirname(importer), source).replace(/\.js$/, '.ts')
    : undefined
}

/** The shortest way from one file to another along their imports. */
function wayBetween(from, to) {
  const cameFrom = new Map([[from, undefined]])
  for (const file of cameFrom.keys()) {
    if (file === to) {
      const way = []
      for (let step = file; step !== undefined; step = cameFrom.get(step)) way.unshift(step)
      return way
    }
    for (const next of importsOf(file)) if (!cameFrom.has(next)) cameFrom.set(next, file)
  }
  return undefined
}

export default {
  meta: { type: 'problem', messages: { circle: 'An import circle: {{way}}' }, schema: [] },
  create(context) {
    const check = ({ source }) => {
      const target = typeof source?.value === 'string' ? resolve(context.filename, source.value) : undefined
      const way = target && wayBetween(target, context.filename)
      if (!way) return
      const names = [context.filename, ...way].map((file) => path.relative(context.cwd, file))
      context.report({ node: source, messageId: 'circle', data: { way: names.join(' -> ') } })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportAllDeclaration: check,
      ExportNamedDeclaration: check,
      TSImportType: check,
    }
  },
}
