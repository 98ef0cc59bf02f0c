// @ts-check
// Runs in a child process with limits. Reads a PDF from standard input; writes JSON lines about it, which are also
// signs of life. The picture of the first page follows as raw pixels on the fourth channel.
import { readFileSync, readSync, writeSync } from 'node:fs'
import { writeEdition } from './edition/edition.mjs'
import { findSuspicion } from './suspicion.mjs'
import { textOf } from './text.mjs'
/** @import { Pdfium } from './shapes' */
/** @import { EditionLine } from './edition/edition.mjs' */

const maxPages = 5_000
const maxCharacters = 100_000 // of a page
const maxOfEdition = 250_000 // characters of the blocks of a page as JSON
const maxEditionPages = 2_000
const wasmPageBytes = 65_536
const coverWidth = 960
const maxCoverHeight = 1_920

// Annotation subtypes that do not belong in a document, by their numbers in fpdf_annot.h.
/** @type {Record<number, string>} */
const unwanted = { 17: 'attachment', 18: 'media', 19: 'media', 21: 'media', 25: 'media', 26: 'media', 27: 'xfa' }

boundMemory()
const { PDFiumLibrary } = await import('@hyzyla/pdfium')
const pdfiumLibrary = await PDFiumLibrary.init()
// The library wraps only a part of PDFium; these are the functions of PDFium itself.
const { module: pdfium } = /** @type {{ module: Pdfium }} */ (/** @type {unknown} */ (pdfiumLibrary))
const { malloc, free } = pdfium.wasmExports

try {
  readDocument(Number(process.argv[2]), process.argv[3] === 'edition')
} catch (error) {
  writeLine({ is: 'refused', why: isOutOfMemory(error) ? 'memory' : 'damaged' })
}

/** @param {number} size bytes @param {boolean} withEdition */
function readDocument(size, withEdition) {
  const at = malloc(size)
  if (!at) return writeLine({ is: 'refused', why: 'memory' })
  receiveBytes(at, size)
  const bytes = Buffer.from(pdfium.HEAPU8.buffer, at, size)
  const findings = findSuspicion(bytes)
  if (findings.why) return writeLine({ is: 'refused', why: findings.why })
  writeLine({ is: 'inspected' })

  const document = pdfium._FPDF_LoadMemDocument(at, size, 0)
  if (!document) return writeLine({ is: 'refused', why: pdfium._FPDF_GetLastError() === 4 ? 'password' : 'damaged' })
  const why = problemOf(document)
  if (why) return writeLine({ is: 'refused', why })
  const pageCount = pdfium._FPDF_GetPageCount(document)
  if (pageCount < 1) return writeLine({ is: 'refused', why: 'damaged' })
  if (pageCount > maxPages) return writeLine({ is: 'refused', why: 'pages', pages: pageCount })
  const { properties } = propertiesOf(document)
  const tagged = !!pdfium._FPDFCatalog_IsTagged(document)
  const { language } = findings
  writeLine({ is: 'opened', pages: pageCount, tagged, language, properties })
  for (let n = 0; n < pageCount; n++) if (!readPage(document, n)) return
  if (withEdition && pageCount <= maxEditionPages) {
    const title = properties.Title?.trim() !== ''
    writeEdition(pdfium, { document, pages: pageCount, language, max: maxCharacters, tagged, title }, writeEditionLine)
  }
  writeLine({ is: 'end', peak: peakMemory() })
}

/** Returns the peak memory of this process in bytes: `getrusage` may report the parent's. */
function peakMemory() {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
  } catch {
    return 0
  }
}

/** Reads into PDFium's memory, so that a large file is not held twice. @param {number} at @param {number} size bytes */
function receiveBytes(at, size) {
  const room = pdfium.HEAPU8.subarray(at, at + size)
  for (let received = 0; received < size;) {
    const read = readSync(0, room, received, size - received, null)
    if (read === 0) throw new Error('cut short')
    received += read
  }
}

/** @param {number} document */
function problemOf(document) {
  if (pdfium._FPDF_GetSecurityHandlerRevision(document) !== -1) return 'encrypted'
  if (pdfium._FPDFDoc_GetJavaScriptActionCount(document) > 0) return 'script'
  if (pdfium._FPDFDoc_GetAttachmentCount(document) > 0) return 'attachment'
  if (pdfium._FPDF_GetFormType(document) > 1) return 'xfa'
}

/** @param {number} document */
function propertiesOf(document) {
  const tags = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate']
  return { properties: Object.fromEntries(tags.map((tag) => [tag, metaText(document, tag).slice(0, 500)])) }
}

/** @param {number} document @param {string} tag */
function metaText(document, tag) {
  const name = malloc(tag.length + 1)
  pdfium.HEAPU8.set(Buffer.from(`${tag}\0`), name)
  const length = pdfium._FPDF_GetMetaText(document, name, 0, 0)
  let text = ''
  if (length > 2 && length < 100_000) {
    const to = malloc(length)
    pdfium._FPDF_GetMetaText(document, name, to, length)
    text = readUtf16(to, length - 2)
    free(to)
  }
  free(name)
  return text
}

/** @param {number} at @param {number} bytes */
function readUtf16(at, bytes) {
  return Buffer.from(pdfium.HEAPU8.buffer, at, bytes).toString('utf16le')
}

/** Refuses files and films among the annotations. @param {number} document @param {number} n */
function readPage(document, n) {
  const page = pdfium._FPDF_LoadPage(document, n)
  if (!page) {
    writeLine({ is: 'refused', why: 'damaged' })
    return false
  }
  const why = annotationProblem(page)
  if (why) writeLine({ is: 'refused', why })
  else {
    if (n === 0) drawCover(page)
    writeLine({ is: 'page', n: n + 1, text: textOf(pdfium, page, maxCharacters) })
  }
  pdfium._FPDF_ClosePage(page)
  return !why
}

/** @param {number} page */
function annotationProblem(page) {
  const count = Math.min(pdfium._FPDFPage_GetAnnotCount(page), 10_000)
  for (let i = 0; i < count; i++) {
    const annotation = pdfium._FPDFPage_GetAnnot(page, i)
    if (!annotation) continue
    const subtype = pdfium._FPDFAnnot_GetSubtype(annotation)
    pdfium._FPDFPage_CloseAnnot(annotation)
    if (unwanted[subtype]) return unwanted[subtype]
  }
}

/** @param {number} page */
function drawCover(page) {
  const [wide, high] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)]
  if (!(wide >= 20 && high >= 20)) return
  const scale = Math.min(coverWidth / wide, maxCoverHeight / high)
  const [width, height] = [Math.round(wide * scale), Math.round(high * scale)]
  if (width < 60 || height < 60) return // a ribbon has no useful picture
  const size = width * height * 4
  const pixels = malloc(size)
  const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, 4, pixels, width * 4)
  pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xffffffff)
  const [annotations, redFirst] = [0x01, 0x10]
  pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, annotations | redFirst)
  pdfium._FPDFBitmap_Destroy(bitmap)
  writeLine({ is: 'cover', width, height })
  writeAll(3, Buffer.from(pdfium.HEAPU8.buffer, pixels, size))
  free(pixels)
}

/** Writes a page with too many blocks without them: readers get its plain text. @param {EditionLine} line */
function writeEditionLine(line) {
  const json = JSON.stringify(line)
  if (line.is !== 'made' || json.length < maxOfEdition) writeAll(1, Buffer.from(json + '\n'))
  else writeLine({ is: 'made', n: line.n, artifacts: '' })
}

/** @param {Record<string, unknown>} line */
function writeLine(line) {
  writeAll(1, Buffer.from(JSON.stringify(line) + '\n'))
}

/** @param {number} channel @param {Buffer} bytes */
function writeAll(channel, bytes) {
  for (let offset = 0; offset < bytes.length;) offset += writeSync(channel, bytes, offset)
}

/** @param {unknown} error */
function isOutOfMemory(error) {
  return error instanceof RangeError || /memory|Aborted|unreachable/i.test(String(error))
}

/** Bounds the memory of WebAssembly, for which Node has no option. PDFium sees a failed allocation, as in C. */
function boundMemory(max = 180_000_000) {
  const grow = globalThis.WebAssembly.Memory.prototype.grow
  globalThis.WebAssembly.Memory.prototype.grow = function (/** @type {number} */ pages) {
    if (this.buffer.byteLength + pages * wasmPageBytes > max) throw new RangeError('No more memory for this document.')
    return grow.call(this, pages)
  }
}
