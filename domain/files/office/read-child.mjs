// Runs alone, in a child process with limits: reads an office document from standard input and says in one JSON line what it
// tells of its making, or why it is not kept.
import { readSync, writeSync } from 'node:fs'
import { openArchive } from './archive.mjs'
import { checkMicrosoft } from './microsoft.mjs'
import { checkOpenDocument } from './open-document.mjs'
import { propertiesOf } from './properties.mjs'
import { Refusal } from './refusal.mjs'

const [, , type = '', length] = process.argv

try {
  const isOpen = type.includes('opendocument')
  const archive = await openArchive(received(Number(length)), !isOpen)
  await (isOpen ? checkOpenDocument(archive, type) : checkMicrosoft(archive, type))
  say({ is: 'read', properties: await propertiesOf(archive) })
} catch (error) {
  say({ is: 'refused', why: error instanceof Refusal ? error.why : 'damaged' })
}

/**
 * Into one buffer of the length that was told: joining pieces would need twice the memory.
 * @param {number} length bytes
 */
function received(length) {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length;) {
    const read = readSync(0, bytes, at, length - at, null)
    if (read === 0) throw new Error('cut short')
    at += read
  }
  return bytes
}

/** @param {object} line */
function say(line) {
  writeSync(1, JSON.stringify(line) + '\n')
}
