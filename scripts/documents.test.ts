import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'

const text = (path: string) => readFileSync(join(root, path), 'utf8')

/** The names in a document, each with the file that was named last before it in the same line or item. */
function namesBesideFiles(markdown: string) {
  const passages = markdown.split(/\n(?=\d+\. |\||#|\n)/)
  return passages.flatMap((passage) => {
    let file = ''
    return [...passage.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => {
      if (isPath(code!)) file = code!
      return [{ file, name: isPath(code!) ? undefined : code! }]
    })
  })
}

function isPath(code: string) {
  return code.includes('/') || /\.(mjs|tsx?)$/.test(code)
}

/** Returns whether a file declares a function, a constant, a class, a method or a member of an object under a name. */
function declares(file: string, name: string) {
  return new RegExp(
    `\\b(function|const|class|type|let) ${name}\\b|^ +((private|async|readonly) )*${name}[(:]`,
    'm',
  ).test(text(file))
}

test('every file that the reading page names is there, and declares what is named beside it', () => {
  const named = namesBesideFiles(text('docs/reading.md'))
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter(({ file }) => file && !existsSync(join(root, file)))).toEqual([])
  const names = named.flatMap(({ file, name }) => (name === undefined ? [] : [{ file, name }]))
  expect(names.filter(({ file, name }) => !file || !declares(file, name))).toEqual([])
})
