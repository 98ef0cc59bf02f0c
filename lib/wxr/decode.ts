import type { WxrBroken, WxrRemark } from './types'
import type { WxrElement } from './elements'

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
    if ('message' in detected) return yield { is: 'broken', message: detected.message, line: 1, column: 1 }
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

const wholeTexts =
  'Old versions of WordPress broke the export there: it was read in a second, lenient way, in which the text goes on to the end of its element. Look at it.'

export function remarks(
  { controls, unreadable }: DecodeReport,
  entities: MendedCharacters,
  cdata: MendedCharacters = { times: 0, line: 0 },
): WxrRemark[] {
  const remarkOn = (mended: MendedCharacters, singular: string, plural: string): WxrRemark[] =>
    mended.times === 0
      ? []
      : [{ is: 'remark', message: mended.times === 1 ? singular : `${mended.times} ${plural}`, line: mended.line }]
  return [
    ...remarkOn(cdata, `A text ended too early. ${wholeTexts}`, `texts ended too early. ${wholeTexts}`),
    ...remarkOn(
      controls,
      'A control character, which nobody can see, was removed.',
      'control characters, which nobody can see, were removed.',
    ),
    ...remarkOn(
      unreadable,
      'A character cannot be read and stands as �: the file was damaged, or is not in the encoding it declares.',
      'characters cannot be read and stand as �: the file was damaged, or is not in the encoding it declares.',
    ),
    ...remarkOn(
      entities,
      'The name of a character (as in &name;) is not known to XML and stands as it was written.',
      'names of characters (as in &name;) are not known to XML and stand as they were written.',
    ),
  ]
}

export function breakOf(parserMessage: string, open: WxrElement[]) {
  if (/^(unclosed tag|unexpected end|document must contain)/.test(parserMessage)) return cutOffMessage(open)
  if (/^(unmatched|unexpected) clos/.test(parserMessage)) return crossedMessage(open)
  if (/^text data outside/.test(parserMessage)) return outsideMessage(open)
  if (/^undefined|^disallowed character in (tag|attribute)/.test(parserMessage))
    return `A “<” stands here that begins no element. ${exportAgain}`
  return `The XML is malformed here: ${parserMessage.replace(/\.?$/, '.')} ${exportAgain}`
}

const exportAgain =
  'Nothing from here on was read. Export again; where the same place breaks again, a plugin writes something into the export: export without it, or mend the file at this line.'

function cutOffMessage(open: WxrElement[]) {
  const [root, , item] = open
  if (!root) return 'The file ends before anything begins in it: there is no export in it.'
  const where = item ? `in the middle of what begins on line ${item.line} (${itemName(item)})` : 'before its end'
  return `The file is cut off: it ends ${where}. What is whole before that was read. Exports are cut off where a server stops a long answer or a download breaks: export again, in portions (Tools, Export, by dates).`
}

function crossedMessage(open: WxrElement[]) {
  const inner = open.at(-1)
  return inner
    ? `An element is closed here that is not the one that is open: <${inner.qualified}> begins on line ${inner.line} and is not closed. ${exportAgain}`
    : `An element is closed here that was never opened. ${exportAgain}`
}

function outsideMessage(open: WxrElement[]) {
  return open.length === 0
    ? 'The file does not begin with XML, or goes on after its end. A WordPress export begins with “<?xml”. Where the message of a server or a plugin stands before that, remove it.'
    : `Text stands where none may be. ${exportAgain}`
}

function itemName(item: WxrElement) {
  const title = item.children.find(({ name }) => name === 'title')?.text.trim()
  return title ? `${item.qualified} “${title.slice(0, 80)}”` : item.qualified
}
