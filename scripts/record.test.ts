import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './run.mjs'

/** Functions that write and leave nothing in the record, and why. */
const unrecorded: Record<string, string> = {
  'sessions.ts touch': 'that someone reads pages is nobody’s business',
  'setup-links.ts firstAdminLink': 'every start of the server makes one while there is nobody to make it for',
  'sign-in-limit.ts beginSignIn': 'counts what fails, of people who are not signed in',
  'sign-in-limit.ts signInWorked': 'forgets what failed; signing in is recorded',
  'notices.ts markRead': 'what someone has read is their own business',
}

/** A file's functions by name, each with its source. */
function functionsOf(source: string) {
  const parts = source.split(/^(?=(?:export )?(?:async )?function[* ])/m).slice(1)
  return new Map(parts.map((part) => [/function\*? (\w+)/.exec(part)![1]!, part]))
}

/** Whether a function calls `record`, itself or through others of its file. */
function records(name: string, functions: Map<string, string>, seen = new Set<string>()): boolean {
  const source = functions.get(name)
  if (!source || seen.has(name)) return false
  seen.add(name)
  if (/\brecord\(/.test(source)) return true
  const called = [...source.matchAll(/\b(\w+)\(/g)].map(([, other]) => other!)
  return called.some((other) => other !== name && records(other, functions, seen))
}

function writersIn(folder: string) {
  const files = readdirSync(join(root, folder)).filter((file) => /(?<!\.test)\.ts$/.test(file) && !/^test-/.test(file))
  return files.flatMap((file) => {
    const functions = functionsOf(readFileSync(join(root, folder, file), 'utf8'))
    return [...functions]
      .filter(([, source]) => /\bwrite\(/.test(source))
      .map(([name]) => ({ name: `${file} ${name}`, records: records(name, functions) }))
  })
}

test('every function of the domain that writes leaves something in the record', () => {
  const writers = writersIn('domain')
  expect(writers.length).toBeGreaterThan(25)
  expect(writers.filter((writer) => !writer.records && !unrecorded[writer.name]).map((writer) => writer.name)).toEqual(
    [],
  )
})

test('no exception is kept for what is gone or is recorded by now', () => {
  const without = writersIn('domain').filter((writer) => !writer.records)
  const names = without.map((writer) => writer.name)
  expect(Object.keys(unrecorded).filter((name) => !names.includes(name))).toEqual([])
})
