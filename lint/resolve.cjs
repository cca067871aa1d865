'use strict'

// Where an import points, by its path alone: TypeScript's sources import './x.js' and mean './x.ts'. Whether
// the file exists is the compiler's question; the arrows between rooms follow from the names.
const path = require('node:path')

exports.interfaceVersion = 2

exports.resolve = (source, importer) =>
  source.startsWith('.')
    ? { found: true, path: path.resolve(path.dirname(importer), source).replace(/\.js$/, '.ts') }
    : { found: false }
