// Runs alone, in a child process with limits: reads a PDF from standard input and writes it anew on the fourth channel
// without what its programs put into it about its making. What readers see, and the tags, stay as they are.
import { writeSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'

// The title stays where it is one: screen readers say it first (WCAG 2.2, technique PDF18).
const keepsTitle = process.argv[2] === 'title'

try {
  const document = await PDFDocument.load(await buffer(process.stdin), { updateMetadata: false })
  const title = keepsTitle ? document.getTitle() : undefined
  strip(document)
  sweep(document)
  if (title) document.setTitle(title)
  write(await document.save({ updateFieldAppearances: false, addDefaultPage: false }))
} catch {
  process.exitCode = 1
}

/** Takes out the document's own card (14.3.3), metadata of any object (14.3.2) and what programs keep for themselves (14.5). */
function strip({ context }) {
  const [metadata, pieces] = [PDFName.of('Metadata'), PDFName.of('PieceInfo')]
  if (context.trailerInfo.Info instanceof PDFRef) context.delete(context.trailerInfo.Info)
  context.trailerInfo.Info = undefined
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFDict ? object : object.dict instanceof PDFDict ? object.dict : undefined
    if (!dictionary) continue
    if (object instanceof PDFRawStream && dictionary.get(PDFName.of('Type')) === metadata) context.delete(ref)
    for (const name of [metadata, pieces]) if (dictionary.has(name)) dictionary.delete(name)
  }
}

/** Takes out what nothing leads to any more: some programs keep each word of the card as an object of its own. */
function sweep({ context }) {
  const seen = new Set()
  const waiting = [context.trailerInfo.Root]
  while (waiting.length > 0) {
    const object = waiting.pop()
    if (object instanceof PDFRef) {
      if (seen.has(object)) continue
      seen.add(object)
      waiting.push(context.lookup(object))
    } else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFDict) waiting.push(...object.values())
    else if (object?.dict instanceof PDFDict) waiting.push(object.dict)
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!seen.has(ref)) context.delete(ref)
}

function write(bytes) {
  for (let sent = 0; sent < bytes.length;) sent += writeSync(3, bytes, sent)
}
