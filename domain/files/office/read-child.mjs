// @ts-check
// Runs in a child process with limits. Reads an office document from standard input; writes one JSON line with its
// properties, or with the reason of a refusal.
import { writeSync } from 'node:fs'
import { openArchive } from './archive.mjs'
import { checkMicrosoft } from './microsoft.mjs'
import { checkOpenDocument } from './open-document.mjs'
import { readInput } from './input.mjs'
import { propertiesOf } from './properties.mjs'
import { Refusal } from './refusal.mjs'

const [, , fileType = '', fileLength] = process.argv

try {
  const isOpen = fileType.includes('opendocument')
  const archive = await openArchive(readInput(Number(fileLength)), !isOpen)
  await (isOpen ? checkOpenDocument(archive, fileType) : checkMicrosoft(archive, fileType))
  writeLine({ is: 'read', properties: await propertiesOf(archive) })
} catch (error) {
  writeLine({ is: 'refused', why: error instanceof Refusal ? error.why : 'damaged' })
}

/** @param {object} line */
function writeLine(line) {
  writeSync(1, JSON.stringify(line) + '\n')
}
