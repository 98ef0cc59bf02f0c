/** @module-tag thorough */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { commandLine } from '@/lib/process/program'
import { startCompiled } from '@/lib/process/test-program'
import { archiveProblem } from '../archive-problem'
import { sumsOfFile } from './files'
import { emptyDatabase, testFolder } from './test-archives'

startCompiled()

// The commands as a person gives them, each in a process of its own.

const root = join(import.meta.dirname, '../..')

function variables(dataDir: string, databaseUrl = '', more = {}) {
  const own = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, SITE_URL: 'https://gazette.example', NODE_ENV: 'test' }
  return { ...process.env, ...own, ...more } as NodeJS.ProcessEnv
}

function gazette(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, commandLine(...args), {
    cwd: root,
    env,
    encoding: 'utf8',
  })
  return { status, output: stdout, errorOutput: stderr }
}

/** Returns the search index: each word with its number of texts, and the ids of indexed texts. */
function indexOf(file: string) {
  const db = new Database(file, { readonly: true })
  const queries = ['select term, doc, cnt from entry_vocabulary', 'select term, doc, cnt from page_vocabulary']
  const tables = ['entry_words', 'draft_words', 'page_words'].map((name) => `select id from ${name}_docsize order by 1`)
  const found = [...queries, ...tables].map((query) => db.prepare(query).raw().all())
  db.close()
  expect(found.filter((rows) => rows.length === 0)).toEqual([])
  return found
}

test('the demonstration goes to PostgreSQL and back, and nothing differs', async () => {
  const [folder, url] = [testFolder(), await emptyDatabase()]
  const [dataDir, back] = [join(folder, 'data'), join(folder, 'back')]
  expect(gazette(variables(dataDir, '', { DEMO: 'yes' }), 'prepare')).toMatchObject({ status: 0 })
  const file = join(dataDir, 'gazette.db')
  const [sums, index] = [await sumsOfFile(file), indexOf(file)]

  const moved = gazette(variables(dataDir), 'move', 'to', 'postgres', url)
  expect(moved).toMatchObject({ status: 0, errorOutput: '' })
  expect(moved.output).toMatch(/86 texts, 20 uploads.*\n.*What to do now:\n1\. Set DATABASE_URL/)
  expect(moved.output).not.toContain(url)
  expect(await sumsOfFile(file)).toEqual(sums)
  const other = variables(dataDir, url, { SECRET: Buffer.alloc(32, 1).toString('base64') })
  expect(gazette(other, 'prepare').errorOutput).toMatch(/^SECRET: this is not the secret/)

  // Folders that a move has left that was killed.
  mkdirSync(join(back, 'arriving-move/media'), { recursive: true })
  writeFileSync(join(back, 'arriving-move/gazette.db'), readFileSync(file).subarray(0, 300_000))
  writeFileSync(join(back, 'secret'), 'half a sec')
  expect(archiveProblem(back)).toMatchObject({ is: 'place', message: expect.stringMatching(/has not all arrived/) })
  const asTold = variables(dataDir, url, { SECRET: readFileSync(join(dataDir, 'secret'), 'utf8') })
  expect(gazette(asTold, 'move', 'to', 'sqlite', back)).toMatchObject({ status: 0, errorOutput: '' })
  expect(archiveProblem(back)).toBeUndefined()
  expect(await sumsOfFile(join(back, 'gazette.db'))).toEqual(sums)
  expect(indexOf(join(back, 'gazette.db'))).toEqual(index)
  // Files by which instances find a shared folder.
  const names = readdirSync(dataDir, { recursive: true })
    .map(String)
    .filter((name) => name !== 'installation')
    .sort()
  expect(readdirSync(back, { recursive: true }).map(String).sort()).toEqual(names)
  expect(readFileSync(join(back, 'secret'))).toEqual(readFileSync(join(dataDir, 'secret')))
})
