// @ts-check
// Runs in a child process with limits. Reads a PDF from standard input; writes it on the fourth channel without the
// properties that programs put into it. What readers see, and the tags, stay as they are.
import { writeSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib'

// A real title stays: screen readers read it first (WCAG 2.2, technique PDF18).
const keepsTitle = process.argv[2] === 'title'

try {
  const document = await PDFDocument.load(await buffer(process.stdin), { updateMetadata: false })
  const title = keepsTitle ? document.getTitle() : undefined
  stripMetadata(document)
  removeUnreachable(document)
  if (title) document.setTitle(title)
  writeOutput(await document.save({ updateFieldAppearances: false, addDefaultPage: false }))
} catch {
  process.exitCode = 1
}

/** Removes the information dictionary (ISO 32000-2, 14.3.3), metadata (14.3.2) and private data of programs (14.5). @param {PDFDocument} document */
function stripMetadata({ context }) {
  const [metadata, pieces] = [PDFName.of('Metadata'), PDFName.of('PieceInfo')]
  if (context.trailerInfo.Info instanceof PDFRef) context.delete(context.trailerInfo.Info)
  context.trailerInfo.Info = undefined
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dictionary = object instanceof PDFDict ? object : object instanceof PDFStream ? object.dict : undefined
    if (!dictionary) continue
    if (object instanceof PDFRawStream && dictionary.get(PDFName.of('Type')) === metadata) context.delete(ref)
    for (const name of [metadata, pieces]) if (dictionary.has(name)) dictionary.delete(name)
  }
}

/** Removes unreferenced objects, because some programs store each property as one. @param {PDFDocument} document */
function removeUnreachable({ context }) {
  const visited = new Set()
  const queue = [context.trailerInfo.Root]
  while (queue.length > 0) {
    const object = queue.pop()
    if (object instanceof PDFRef) {
      if (visited.has(object)) continue
      visited.add(object)
      queue.push(context.lookup(object))
    } else if (object instanceof PDFArray) queue.push(...object.asArray())
    else if (object instanceof PDFDict) queue.push(...object.values())
    else if (object instanceof PDFStream) queue.push(object.dict)
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!visited.has(ref)) context.delete(ref)
}

/** @param {Uint8Array} bytes */
function writeOutput(bytes) {
  for (let offset = 0; offset < bytes.length;) offset += writeSync(3, bytes, offset)
}
