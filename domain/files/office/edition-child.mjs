// @ts-check
// Runs in a child process with limits. Reads a Word document that passed the checks of uploads from standard input, and
// writes JSON lines with its edition, section by section.
import { openArchive } from './archive.mjs'
import { readWordDocument } from './edition/document.mjs'
import { readInput } from './input.mjs'

const maxOfSection = 250_000 // characters of its blocks as JSON
const maxSections = 2_000

try {
  const archive = await openArchive(readInput(Number(process.argv[2])), true)
  const edition = await readWordDocument(archive)
  const sections = edition?.sections ?? []
  if (edition?.hidden && sections.length === 0) sections.push([])
  if (
    !edition ||
    sections.length > maxSections ||
    sections.some((blocks) => JSON.stringify(blocks).length > maxOfSection)
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

/** Waits until the line is written: the pipe may be full. @param {object} line */
async function writeLine(line) {
  await new Promise((resolve) => process.stdout.write(JSON.stringify(line) + '\n', resolve))
}
