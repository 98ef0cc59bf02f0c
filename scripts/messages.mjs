// node scripts/messages.mjs lists the messages whose English changed since they were made. With a language, and names of
// messages or all of them, it notes that they were made from the English of now.
import '../lib/process/require-node.mjs'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

const folder = join(root, 'messages')

/** @typedef {{ drafted: string, signed: string[], madeFrom: Record<string, string> }} Status */

/** @returns {[name: string, hash: string][]} The English messages by name, as `archive.months`. */
export function englishHashes(source = read('en.json'), before = '') {
  return Object.entries(source).flatMap(([key, message]) =>
    typeof message === 'string'
      ? [[before + key, createHash('sha256').update(message).digest('hex').slice(0, 8)]]
      : englishHashes(message, `${before}${key}.`),
  )
}

/** @returns {Status} */
export function statusOf(language) {
  const file = `status/${language}.json`
  return existsSync(join(folder, file)) ? read(file) : { drafted: 'by machine', signed: [], madeFrom: {} }
}

/** Returns the names of messages that are missing from `madeFrom` or were made from another English. */
export function outdated({ madeFrom }, english = englishHashes()) {
  return english.filter(([name, hash]) => madeFrom[name] !== hash).map(([name]) => name)
}

export function translations() {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'en.json')
  return files.map((file) => file.slice(0, -'.json'.length))
}

function noteMade(language, names) {
  const status = statusOf(language)
  const madeFrom = englishHashes().map(([name, hash]) => [
    name,
    names.length === 0 || names.includes(name) ? hash : status.madeFrom[name],
  ])
  const noted = { ...status, madeFrom: Object.fromEntries(madeFrom) }
  writeFileSync(join(folder, `status/${language}.json`), `${JSON.stringify(noted, undefined, 2)}\n`)
}

function read(file) {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'))
}

if (process.argv[1] === import.meta.filename) {
  const [language, ...names] = process.argv.slice(2)
  if (language) noteMade(language, names)
  for (const language of translations())
    for (const name of outdated(statusOf(language))) console.log(`${language} ${name}`)
}
