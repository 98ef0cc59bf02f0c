// Runs in a child process with limits: reads a Word document from standard input, which the checks of an upload let pass, and writes
// JSON lines with its edition, section by section.
import { readSync } from 'node:fs'
import { openArchive } from './archive.mjs'
import { readWordDocument } from './edition/document.mjs'

const mostOfSection = 250_000 // characters of its blocks as JSON
const mostSections = 2_000

try {
  const archive = await openArchive(readInput(Number(process.argv[2])), true)
  const edition = await readWordDocument(archive)
  const sections = edition?.sections ?? []
  // Its words that nobody sees need a place too.
  if (edition?.hidden && sections.length === 0) sections.push([])
  if (
    !edition ||
    sections.length > mostSections ||
    sections.some((blocks) => JSON.stringify(blocks).length > mostOfSection)
  )
    await writeLine({ is: 'none' })
  else {
    const { language, report, hidden } = edition
    await writeLine({ is: 'edition', sections: sections.length, language, report, hidden })
    for (const [n, blocks] of sections.entries()) await writeLine({ is: 'section', n: n + 1, blocks })
    await writeLine({ is: 'end' })
  }
} catch {
  await writeLine({ is: 'none' })
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

/**
 * Waits until the line is on its way: the pipe may be full.
 * @param {object} line
 */
async function writeLine(line) {
  await new Promise((resolve) => process.stdout.write(JSON.stringify(line) + '\n', resolve))
}
