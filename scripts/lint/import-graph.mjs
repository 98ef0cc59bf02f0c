import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../run.mjs'

const { default: ts } = await import('typescript')

const isCode = /\.(tsx?|mjs)$/
const codeEndings = ['', '.ts', '.tsx', '.mjs']

/** Maps each file to the files it imports, also types, by path. @returns {Map<string, string[]>} */
export function importGraph() {
  const git = ['ls-files', '--cached', '--others', '--exclude-standard']
  const files = execFileSync('git', git, { cwd: root, encoding: 'utf8' }).split('\n')
  const code = files.filter((file) => isCode.test(file) && existsSync(join(root, file)))
  return new Map(code.map((file) => [file, importsOf(file, readFileSync(join(root, file), 'utf8'))]))
}

/** Files where the server begins to load code: Next's own by their names, and actions. */
const isOfNext = /^app\/(.*\/)?(page|layout|route|error|not-found|forbidden|global-error)\.tsx?$/

/** Returns the server's files, up to those that browsers run (`'use client'`). @param {Map<string, string[]>} graph */
export function serverFiles(graph) {
  const files = new Set([...graph.keys()].filter((file) => isOfNext.test(file) || directiveOf(file) === 'use server'))
  for (const file of files)
    if (directiveOf(file) !== 'use client') for (const target of graph.get(file) ?? []) files.add(target)
  return files
}

export function directiveOf(file) {
  return readFileSync(join(root, file), 'utf8').match(/^(?:\/\*.*\*\/\n)?'(use \w+)'/)?.[1]
}

function importsOf(file, text) {
  const targets = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => targetOf(file, fileName))
  return [...new Set(targets.filter((target) => target !== undefined))]
}

function targetOf(file, specifier) {
  const path = pathOf(file, specifier)
  if (path === undefined) return undefined
  return codeEndings
    .map((ending) => path + ending)
    .find((candidate) => isCode.test(candidate) && existsSync(join(root, candidate)))
}

export function pathOf(file, specifier) {
  if (specifier.startsWith('@/')) return specifier.slice(2)
  if (/^\.\.?(\/|$)/.test(specifier)) return join(dirname(file), specifier)
}

export function importPath(graph, from, to) {
  const before = new Map([[from, undefined]])
  for (const file of before.keys()) {
    if (file === to) return backFrom(to, before)
    for (const next of graph.get(file) ?? []) if (!before.has(next)) before.set(next, file)
  }
}

function backFrom(file, before) {
  const chain = []
  for (let at = file; at !== undefined; at = before.get(at)) chain.unshift(at)
  return chain
}
