import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'

const text = (path: string) => readFileSync(join(root, path), 'utf8')

/** The names in a document, each with the file that was named last before it in the same line or item. */
function namesBesideFiles(markdown: string) {
  const passages = markdown.split(/\n(?=\d+\. |- |#|\n)/)
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

const decisions = 'docs/decisions'
const archive = `${decisions}/archive`

test('every decision is in one table: that of those that stand, or that of the archive', () => {
  for (const folder of [decisions, archive]) {
    const records = readdirSync(join(root, folder)).filter((name) => /^\d{4}-.*\.md$/.test(name))
    const listed = [...text(`${folder}/README.md`).matchAll(/^\|.*?\[\d{4} [^\]]+\]\(([^)]+)\)/gm)].map(
      ([, name]) => name,
    )
    expect(records.length).toBeGreaterThan(0)
    expect(listed.sort()).toEqual(records.sort())
  }
  const numbers = [decisions, archive].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) => /^\d{4}/.exec(name)?.[0] ?? []),
  )
  expect(numbers.length).toBeGreaterThan(90)
  expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([])
})

const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'bench/README.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
)

test('every link from a document to a file of the project leads to one', () => {
  const links = documents.flatMap((file) =>
    [
      ...text(file)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\((?!\w+:|#|\/)([^)\s#]+)/g),
    ].map(([, link]) => ({ file, link: link! })),
  )
  expect(links.length).toBeGreaterThan(300)
  expect(links.filter(({ file, link }) => !existsSync(join(root, dirname(file), link)))).toEqual([])
})

/** Returns the anchors of the headings of a document, as GitHub makes them. */
function anchorsOf(file: string) {
  const anchor = (heading: string) => heading.toLowerCase().replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
  return [...text(file).matchAll(/^#+ (.*)$/gm)].map(([, heading]) => anchor(heading!).replaceAll(' ', '-'))
}

test('every link from a document to a heading leads to one', () => {
  const links = documents.flatMap((file) =>
    [...text(file).matchAll(/\]\(([\w./-]*\.md)?#([^)\s]+)\)/g)].map(([, to, anchor]) => ({
      file: to ? join(dirname(file), to) : file,
      anchor: anchor!,
    })),
  )
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter(({ file, anchor }) => !anchorsOf(file).includes(anchor))).toEqual([])
})

// The changelog describes the past. The table of promises names tests by the beginning of their path.
const today = documents.filter((file) => !['CHANGELOG.md', 'docs/trust.md'].includes(file))

test('every path of the code that a document names is there', () => {
  const path =
    /`((?:app|auth|bench|cli|components|db|demonstration|domain|e2e|lib|proofs|scripts|server)\/[^`\s:*…]*)`/g
  const named = today.flatMap((file) => [...text(file).matchAll(path)].map(([, name]) => ({ file, name: name! })))
  expect(named.length).toBeGreaterThan(300)
  expect(named.filter(({ name }) => !existsSync(join(root, name)))).toEqual([])
})

test('each page for operators fits a screen or so, and the first one leads to it', () => {
  const first = text('docs/operating.md')
  const pages = readdirSync(join(root, 'docs/operating'))
  expect(pages.length).toBeGreaterThan(20)
  expect(pages.filter((page) => !first.includes(`(operating/${page})`))).toEqual([])
  const lengths = pages.map((page) => ({ page, lines: text(`docs/operating/${page}`).trimEnd().split('\n').length }))
  expect(lengths.filter(({ lines }) => lines > 70)).toEqual([])
})
