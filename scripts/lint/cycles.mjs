import { relative } from 'node:path'
import { root } from '../run.mjs'
import { importGraph, pathOf, importPath } from './import-graph.mjs'

let knownGraph

/** Lint rule: refuses cycles of imports, type imports included. */
export const cycles = {
  meta: { messages: { cycle: 'A cycle of files: {{ way }}.' } },
  create(context) {
    const file = relative(root, context.filename)
    const check = (node) => {
      if (typeof node.source?.value !== 'string') return
      knownGraph ??= importGraph()
      const path = pathOf(file, node.source.value)
      const target = ['.ts', '.tsx', '.mjs', '']
        .map((ending) => path + ending)
        .find((candidate) => knownGraph.has(candidate))
      const chain = target && importPath(knownGraph, target, file)
      if (chain) context.report({ node, messageId: 'cycle', data: { way: [file, ...chain].join(' -> ') } })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
  },
}
