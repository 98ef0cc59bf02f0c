import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { getTableColumns, isTable } from 'drizzle-orm'
import { expect, test } from 'vitest'
import * as schema from '@/db/schema'
import { envNames } from '@/lib/process/env'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { roomsPicture } from './rooms.mjs'
import { root } from './run.mjs'
import { sources, text } from './test-sources'

startCompiled()

test('every setting is explained in .env.example, and nothing else is', () => {
  const explained = [...text('.env.example').matchAll(/^#([A-Z_]+)=/gm)].map(([, name]) => name)
  expect(explained.sort()).toEqual([...envNames].sort())
})

test('the glossary has every room of the domain, and no other', () => {
  const rooms = readdirSync(join(root, 'domain')).filter((name) => name !== 'testing' && !name.startsWith('.'))
  expect(firstCells(section(text('docs/glossary.md'), 'Rooms of the domain')).sort()).toEqual(rooms.sort())
})

test('every word of the glossary is a word of the code', () => {
  const names = sources.filter((file) => /^(app|db|domain|lib|server)\/.*\.tsx?$/.test(file))
  const code = names.map((file) => `${file} ${text(file)}`.toLowerCase()).join('\n')
  const words = firstCells(section(text('docs/glossary.md'), 'Words of the code'))
  expect(words.length).toBeGreaterThanOrEqual(30)
  expect(words.filter((word) => !code.includes(word))).toEqual([])
})

test('the picture of the rooms shows the imports as they are: node scripts/rooms.mjs draws it anew', () => {
  expect(text('docs/rooms.svg')).toBe(roomsPicture())
})

test('no two exported types of a room have one name', () => {
  const isSource = /^(app|auth|cli|components|db|demonstration|domain|lib|server)\/(?!.*(\.test\.|\/test-)).*\.tsx?$/
  const types = sources.filter((file) => isSource.test(file)).flatMap(typesOf)
  expect(types.length).toBeGreaterThan(500)
  expect(types.filter((type, at) => types.indexOf(type) !== at)).toEqual([])
})

/** The exported types of a file, each with its room: a folder of `app`, `components` or `domain`, or one at the top. */
function typesOf(file: string) {
  const room = file.split('/', /^(app|components|domain)\//.test(file) ? 2 : 1).join('/')
  return [...text(file).matchAll(/^export (?:type|interface) (\w+)/gm)].map(([, name]) => `${room} ${name}`)
}

test('the README is at most 100 lines long', () => {
  expect(text('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(100)
})

/** Returns the first cell of each row of a Markdown table, without its head. */
function firstCells(markdown: string) {
  return [...markdown.matchAll(/^\| ([^|]+?) +\|/gm)]
    .map(([, cell]) => cell!)
    .slice(1)
    .filter((cell) => !/^-+$/.test(cell))
}

function section(markdown: string, title: string) {
  const parts = markdown.split(/^## /m)
  return parts.find((part) => part.startsWith(`${title}\n`)) ?? ''
}

// The names of columns that say what the releases say, with a moment.
const clockward =
  /^(is_?)?(status|state|stage|phase|published|unpublished|live|public|visible|draft|scheduled|expired|archived|indexed|withdrawn|active|current|latest)(_?(at|on|from|until|since|id|revision|revision_id|release|release_id))?$|^(first|last)_?(live|published)|_?(count|total)s?$/i

test('no column stores what a clock or a count could make wrong', () => {
  const columns = Object.values<unknown>(schema)
    .filter(isTable)
    .flatMap((table) => Object.keys(getTableColumns(table)).map((column) => [table, column] as const))
    // Failed sign-ins are counted because they are forgotten: there are no rows to count.
    .filter(([table, column]) => !(table === schema.signInFailures && column === 'count'))
    // Only acts change the progress of an erasure: time does not make it wrong.
    .filter(([table, column]) => !(table === schema.erasures && column === 'state'))
    .map(([, column]) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
  expect(columns.length).toBeGreaterThan(50)
  // A publication's own date, as its title page prints it.
  expect(columns.filter((column) => clockward.test(column) && column !== 'published_on')).toEqual([])
})

test.each([
  'status',
  'state',
  'published',
  'is_published',
  'published_at',
  'first_live',
  'first_live_at',
  'live_at',
  'draft',
  'current_revision_id',
  'scheduled_at',
  'indexed',
  'archived',
  'view_count',
])('a column named %s would be refused', (column) => {
  expect(column).toMatch(clockward)
})

test('programs that read what strangers send are checked by their types, and nothing silences the compiler', () => {
  const programs = sources.filter((file) => /^domain\/files\/.*\.mjs$/.test(file))
  expect(programs.length).toBeGreaterThan(40)
  expect(programs.filter((file) => !text(file).startsWith('// @ts-check\n'))).toEqual([])
  expect(programs.filter((file) => /@ts-(ignore|expect-error|nocheck)|\{[^}\n]*\bany\b/.test(text(file)))).toEqual([])
})

// Next freezes these at build, turns redirects into 200s, or sends scripts with them.
test('app/ has none of the files that Next would answer with by itself', () => {
  const nextsOwn = /\/(sitemap|robots|manifest|opengraph-image|twitter-image|icon|apple-icon|loading|template)\.[a-z]+$/
  expect(sources.filter((file) => file.startsWith('app/') && nextsOwn.test(file))).toEqual([])
  expect(sources.filter((file) => /^app\/\(site\)\/.*(page|layout|error|not-found)\.tsx?$/.test(file))).toEqual([])
  expect(['middleware.ts', 'proxy.ts'].filter((file) => existsSync(join(root, file)))).toEqual([])
})

// Decisions tell of what was.
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].concat(
  readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('decisions/'))
    .map((name) => join('docs', name)),
)

/** Returns the code in documents: lines of blocks, and passages between backticks. */
function codeIn(files: string[]) {
  return files.flatMap((file) =>
    [...text(file).matchAll(/^ *```\w*\n([\s\S]*?)^ *```/gm), ...text(file).matchAll(/`([^`\n]+)`/g)].flatMap(
      ([, code]) => code!.split('\n'),
    ),
  )
}

const code = codeIn(documents)
const commands = code.flatMap((line) => line.match(/\bnpm (start|test|run [\w:-]+)( -- [\w-]+)?/)?.[0] ?? [])

test('every command that the documents show exists', () => {
  expect(commands).toContain('npm start')
  expect(commands).toContain('npm test')
  expect(commands.length).toBeGreaterThan(100)
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
  const names = commands.map((command) => command.replace(/^npm (run )?/, '').replace(/ -- .*/, ''))
  expect(names.filter((name) => !scripts[name])).toEqual([])
})

test('every verb of the command line that the documents show is in its help', () => {
  const verbs = commands.flatMap((command) => command.match(/gazette -- ([\w-]+)/)?.[1] ?? [])
  const help = spawnSync(process.execPath, commandLine('help'), { cwd: root, encoding: 'utf8' })
  expect(help.status, help.stderr).toBe(0)
  expect(new Set(verbs).size).toBeGreaterThanOrEqual(12)
  expect(verbs.filter((verb) => !new RegExp(`\\b${verb}\\b`).test(help.stdout))).toEqual([])
})

test('every option of the command line that the documents show is one', () => {
  const isOfVerbs = /^cli\/(?!.*(\.test\.|\/test-)).*\.ts$/
  const verbs = sources
    .filter((file) => isOfVerbs.test(file))
    .map(text)
    .join('\n')
  const options = code
    .flatMap((line) => /\bgazette -- ([^#]*)/.exec(line)?.[1]?.match(/--[a-z-]+/g) ?? [])
    .filter((option, at, all) => all.indexOf(option) === at)
  expect(options.length).toBeGreaterThan(15)
  expect(options.filter((option) => !verbs.includes(option))).toEqual([])
})

test('every setting that the pages for operators name is one', () => {
  const pages = documents.filter((file) => file.startsWith('docs/operating'))
  const settings = codeIn(pages).flatMap((line) => line.match(/\b[A-Z]+(_[A-Z]+)+\b/g) ?? [])
  expect(new Set(settings).size).toBeGreaterThan(25)
  const codesOfErrors = /^(SQLITE|STORE)_/
  expect(settings.filter((name) => !envNames.includes(name) && !codesOfErrors.test(name))).toEqual([])
})

// Other code that reads a body would throw at an old text, or accept unchecked content.
test('only domain/content/body makes a document of JSON, and nothing there writes markup but html.ts', () => {
  const code = sources.filter(
    (file) => /\.tsx?$/.test(file) && !/(\.test\.tsx?$|\/test-|^domain\/testing\/)/.test(file),
  )
  const readers = code.filter((file) => /nodeFromJSON|Node\.fromJSON/.test(text(file)))
  expect(readers.filter((file) => !/^(domain\/content\/body\/document\.ts|bench\/)/.test(file))).toEqual([])
  const rendering = /^domain\/(content\/body|writing\/comparison|exports\/wordpress)\//
  const withoutComments = (file: string) => text(file).replace(/^\s*(\/\/|\/?\*).*$/gm, '')
  const writers = code.filter(
    (file) => rendering.test(file) && /['"`]<\/?[a-z$]|>\$\{|\}<\//.test(withoutComments(file)),
  )
  // The second tests whether a cell is empty, the third finds its own placeholders.
  expect(writers).toEqual([
    'domain/content/body/html.ts',
    'domain/content/body/table.ts',
    'domain/writing/comparison/render.ts',
  ])
})
