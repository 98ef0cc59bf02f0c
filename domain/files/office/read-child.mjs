// Runs in a child process with limits: reads an office document from standard input and writes one JSON line with its properties,
// or with the reason why it is refused.
import { readSync, writeSync } from 'node:fs'
import { openArchive } from './archive.mjs'
import { checkMicrosoft } from './microsoft.mjs'
import { checkOpenDocument } from './open-document.mjs'
import { propertiesOf } from './properties.mjs'
import { Refusal } from './refusal.mjs'

const [, , type = '', length] = process.argv

try {
  const isOpen = type.includes('opendocument')
  const archive = await openArchive(readInput(Number(length)), !isOpen)
  await (isOpen ? checkOpenDocument(archive, type) : checkMicrosoft(archive, type))
  writeLine({ is: 'read', properties: await propertiesOf(archive) })
} catch (error) {
  writeLine({ is: 'refused', why: error instanceof Refusal ? error.why : 'damaged' })
}

/**
 * Reads into one buffer of a known length: joining pieces would need twice the memory.
 * @param {number} length bytes
 */
function readInput(length) {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length;) {
    const read = readSync(0, bytes, at, length - at, null)
    if (read === 0) throw new Error('cut short')
    at += read
  }
  return bytes
}

/** @param {object} line */
function writeLine(line) {
  writeSync(1, JSON.stringify(line) + '\n')
}
