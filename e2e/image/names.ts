import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { fontFiles } from '@/lib/languages/fonts.mjs'
import { sources } from '@/scripts/test-sources'
import { clone } from '../support/places'

const code = /^(app|auth|cli|components|db|demonstration|domain|lib|server)\/.*\.(tsx?|mjs)$/
const isTest = /\.test\.|\/test-|\/testing\//
/** Programs for a clone: a build has made what they make. */
const onlyInClone = ['cli/exports/site/search/bundle.mjs']

type Name = { file: string; name: string }

/**
 * Finds each package and file that sources name in another way than by an import: what `createRequire` loads is loaded
 * in the folder of the image, and what is joined to the root or a source's own folder has to be there.
 */
export function namesThatFail(place: string): string[] {
  const names = sources
    .filter((file) => code.test(file) && !isTest.test(file) && !onlyInClone.includes(file))
    .flatMap(namesIn)
  const packages = names.filter(({ name }) => !name.startsWith('/'))
  const script = `const load = require('node:module').createRequire(process.cwd() + '/.compiled/server/start.js')
    for (const name of ${JSON.stringify([...new Set(packages.map(({ name }) => name))])}) try { load(name) } catch { console.log(name) }`
  const { stdout, status } = spawnSync(process.execPath, ['-e', script], { cwd: place, encoding: 'utf8' })
  const missing = new Set(stdout.split('\n'))
  const fonts = fontFiles.map(({ file }) => ({ file: 'lib/languages/fonts.mjs', name: `/${file}` }))
  const files = [...names.filter(({ name }) => name.startsWith('/')), ...fonts]
  if (status !== 0 || packages.length < 5 || files.length < 15) throw new Error('The names were not found or tried.')
  return [
    ...packages.filter(({ name }) => missing.has(name)),
    ...files.filter(({ name }) => !existsSync(join(place, name))),
  ].map(({ file, name }) => `${file}: ${name}`)
}

function namesIn(file: string): Name[] {
  const source = ts.createSourceFile(file, readFileSync(join(clone, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const found: Name[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) found.push(...namesOf(node, file))
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function namesOf({ expression, arguments: args }: ts.CallExpression, file: string): Name[] {
  const [callee, texts, first] = [expression.getText(), args.map(textOf), args[0]?.getText()]
  if (/^(createRequire\(.*\)|require(\.resolve)?|import\.meta\.resolve)$/s.test(callee)) return names(texts[0])
  if (/^(path\.)?(join|resolve)$/.test(callee)) {
    const folder = ['process.cwd()', 'root', 'projectRoot'].includes(first ?? '') ? '' : undefined
    const own = first === 'import.meta.dirname' ? join(file, '..') : folder
    const parts = own === undefined ? texts : [own, ...texts.slice(1)]
    // A path with a variable is held as far as it is known.
    const known = parts.slice(0, parts.includes(undefined) ? parts.indexOf(undefined) : undefined)
    const isOfRoot = own !== undefined || (texts.length === 1 && /^[\w.-]+\/./.test(texts[0] ?? ''))
    return isOfRoot && known.length > 0 ? [{ file, name: join('/', ...(known as string[])) }] : []
  }
  if (callee === 'URL' && args[1]?.getText() === 'import.meta.url') throw new Error(`${file}: names a file by URL`)
  return []

  function names(name: string | undefined): Name[] {
    if (name === undefined) throw new Error(`${file}: ${callee} loads a name that nobody can read`)
    return name.startsWith('node:') ? [] : [{ file, name }]
  }
}

function textOf(node: ts.Expression) {
  return ts.isStringLiteralLike(node) ? node.text : undefined
}
