import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { constants, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

// For the tests of erasing: finds words and pieces of files in every byte of a folder, in every possible encoding.

/** Words to look for, by a name that tells where each was put. */
export type Needles = Record<string, string | Buffer>

/**
 * Returns each found needle with its file: "title in gazette.db". Reads a copy: a process that closes a file which
 * SQLite has open loses its locks on it (sqlite.org/howtocorrupt.html, 2.2).
 */
export function tracesIn(fileOrFolder: string, needles: Needles): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'gazette-traces-'))
  try {
    execFileSync('cp', ['-R', fileOrFolder, copy])
    return tracesInCopy(copy, needles)
  } finally {
    rmSync(copy, { recursive: true })
  }
}

function tracesInCopy(copy: string, needles: Needles) {
  const forms = Object.entries(needles).map(([name, needle]) => [name, formsOf(needle)] as const)
  return filesIn(copy).flatMap((file) => {
    const streams = [Buffer.from(file.slice(copy.length)), ...streamsOf(readFileSync(file))]
    const found = forms.filter(([, all]) => all.some((form) => streams.some((bytes) => bytes.includes(form))))
    return found.map(([name]) => `${name} in ${basename(file)}`)
  })
}

/** Returns the names without the files, each once, sorted. */
export function namesOf(traces: string[]) {
  return [...new Set(traces.map((trace) => trace.slice(0, trace.indexOf(' in '))))].sort()
}

function filesIn(path: string): string[] {
  const found = readdirSync(path, { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** UTF-8, UTF-16 in both orders, escaped as in JSON, as in addresses and as in HTML. */
function formsOf(needle: string | Buffer): Buffer[] {
  if (Buffer.isBuffer(needle)) return [needle]
  const little = Buffer.from(needle, 'utf16le')
  const units = Array.from({ length: needle.length }, (_, n) => needle.charCodeAt(n))
  const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
  const percent = encodeURIComponent(needle)
  const entities = Array.from(needle, (letter) => `&#${letter.codePointAt(0)};`).join('')
  return [
    Buffer.from(needle),
    little,
    Buffer.from(little).swap16(),
    ...[escaped, escaped.toUpperCase().replaceAll('\\U', '\\u'), percent, percent.toLowerCase(), entities].map((form) =>
      Buffer.from(form),
    ),
  ]
}

const marks = {
  gzip: Buffer.from([0x1f, 0x8b, 0x08]),
  zip: Buffer.from('PK\x03\x04', 'latin1'),
  pdf: Buffer.from('stream'),
}

/** Returns bytes as they are, and their decompressed parts: gzip, members of a ZIP file, streams of a PDF file. */
function streamsOf(bytes: Buffer): Buffer[] {
  const streams = [bytes]
  const add = (inflate: () => Buffer) => {
    try {
      streams.push(inflate())
    } catch {
      // Bytes that look like the beginning of a stream.
    }
  }
  const how = { finishFlush: constants.Z_SYNC_FLUSH }
  for (const at of placesOf(marks.gzip, bytes)) add(() => gunzipSync(bytes.subarray(at), how))
  for (const at of placesOf(marks.zip, bytes)) {
    const data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    if (bytes.readUInt16LE(at + 8) === 8) add(() => inflateRawSync(bytes.subarray(data), how))
  }
  if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-'))) return streams
  for (const at of placesOf(marks.pdf, bytes)) {
    const data = bytes[at + 6] === 13 ? at + 8 : at + 7
    add(() => inflateSync(bytes.subarray(data), how))
  }
  return streams
}

function* placesOf(mark: Buffer, bytes: Buffer) {
  for (let at = bytes.indexOf(mark); at >= 0 && at < bytes.length - 40; at = bytes.indexOf(mark, at + 1)) yield at
}
