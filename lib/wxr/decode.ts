import type { WxrBroken } from './types'

export type MendedCharacters = { times: number; line: number }

/** `lines`: ended so far; `skipped`: lines that were not yielded. */
export type DecodeReport = { lines: number; skipped: number; controls: MendedCharacters; unreadable: MendedCharacters }

// Control characters that XML forbids (XML 1.0, section 2.2).
const forbiddenCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** Characters: limits memory, however large the input pieces are. */
const chunkSize = 64 * 1024

/** Decodes XML. Counts removed characters and blank lines in `report`. Ends at unreadable bytes with the reason. */
export async function* decodeXml(
  chunks: AsyncIterable<Uint8Array>,
  report: DecodeReport,
): AsyncGenerator<string | WxrBroken, void> {
  let decoder: TextDecoder | undefined
  let head: Uint8Array = new Uint8Array()
  let isBefore = true

  for await (const chunk of chunks) {
    if (decoder) yield* pieces(chunk)
    else {
      head = Buffer.concat([head, chunk])
      if (head.length >= 1024) yield* begin()
    }
  }
  if (!decoder) yield* begin()
  if (decoder) yield* cleaned(decoder.decode())

  function* begin(): Generator<string | WxrBroken, void> {
    const detected = encodingOf(head)
    if ('message' in detected) return yield brokenExport(detected.message)
    decoder = new TextDecoder(detected.encoding)
    yield* pieces(head)
  }

  function* pieces(bytes: Uint8Array) {
    for (let start = 0; start < bytes.length; start += chunkSize)
      yield* cleaned(decoder!.decode(bytes.subarray(start, start + chunkSize), { stream: true }))
  }

  function* cleaned(text: string) {
    const clean = text.replace(forbiddenCharacters, '')
    countRepaired(report.controls, text.length - clean.length, () => lineOf(text, text.search(forbiddenCharacters)))
    const damaged = clean.split('\ufffd').length - 1
    countRepaired(report.unreadable, damaged, () => lineOf(clean, clean.indexOf('\ufffd')))
    const piece = isBefore ? clean.trimStart() : clean
    const blank = clean.slice(0, clean.length - piece.length)
    report.lines += countNewlines(blank)
    report.skipped += countNewlines(blank)
    if (!piece) return
    isBefore = false
    yield piece
    report.lines += countNewlines(piece)
  }

  function lineOf(text: string, index: number) {
    return report.lines + countNewlines(text.slice(0, index)) + 1
  }
}

function countRepaired(mended: MendedCharacters, times: number, line: () => number) {
  if (times === 0) return
  if (mended.times === 0) mended.line = line()
  mended.times += times
}

function countNewlines(text: string) {
  return text.split('\n').length - 1
}

function encodingOf(head: Uint8Array): { encoding: string } | { message: string } {
  if (head.length === 0) return { message: 'The file is empty.' }
  const signature = String.fromCharCode(...head.subarray(0, 4))
  if (signature === 'PK\u0003\u0004')
    return { message: 'This is a ZIP archive. Unpack it, and choose the .xml files that were in it.' }
  if (signature.startsWith('\u001f\u008b'))
    return { message: 'This file is compressed (gzip). Unpack it, and choose the .xml file that was in it.' }
  if (signature === '%PDF') return { message: 'This is a PDF, not a WordPress export.' }
  if (signature.startsWith('\u00ff\u00fe')) return { encoding: 'utf-16le' }
  if (signature.startsWith('\u00fe\u00ff')) return { encoding: 'utf-16be' }
  const start = new TextDecoder('latin1').decode(head.subarray(0, 1024))
  // A declaration that is readable byte by byte cannot be of a wider encoding.
  const declared =
    /\sencoding\s*=\s*["']([^"']+)["']/
      .exec(/<\?xml[^<>]*>/.exec(start)?.[0] ?? '')?.[1]
      ?.replace(/^(utf-16|ucs-2).*/i, 'utf-8') ?? 'utf-8'
  try {
    return { encoding: new TextDecoder(declared).encoding }
  } catch {
    return {
      message: `The file says that its encoding is “${declared.slice(0, 40)}”, which is not known here. Save it as UTF-8.`,
    }
  }
}

function brokenExport(message: string): WxrBroken {
  return { is: 'broken', message, line: 1, column: 1 }
}
