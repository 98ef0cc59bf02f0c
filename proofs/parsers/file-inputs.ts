import { deflateSync } from 'node:zlib'
import { openDocument, wordDocument, type ZipEntry } from '@/domain/testing/office'
import { chunk } from '@/domain/testing/pictures'
import { packed, smallPdf } from '@/domain/testing/pdfs'
import { repeatTo, repeatNumbered } from './filled'

// Files that are read in a process of their own. Many more PDFs and pictures are in domain/files/pdf and domain/files/hostile-pictures.test.ts.

const fiveMB = 5_000_000
const part = (name: string, text: string | Buffer): ZipEntry => [name, text, { packed: true }]
const core = (text: string | Buffer) => wordDocument([part('docProps/core.xml', text)])

/** Bytes streamed from all parts together. */
const streamedBytes = 149_000_000
const whole = (name: string, text: string) => {
  const end = text.lastIndexOf('>') + 1
  return Buffer.from(`<${name}>${text.slice(0, end || text.length)}</${name}>`)
}
const text = (inner: string) => openDocument([part('content.xml', whole('a', inner))])
const words = (inner: string) => wordDocument([part('word/document.xml', whole('document', inner))])

function film(boxes: string | Buffer) {
  return Buffer.concat([Buffer.from('\0\0\0\x18ftypisom\0\0\x02\0isommp42', 'latin1'), Buffer.from(boxes)])
}

function nestedBoxes(depth: number) {
  const boxes = Buffer.alloc(depth * 8)
  for (let n = 0; n < depth; n++) {
    boxes.writeUInt32BE((depth - n) * 8, n * 8)
    boxes.write(n === 0 ? 'moov' : 'trak', n * 8 + 4)
  }
  return boxes
}

/** Elements in a segment of unknown length. */
function matroska(elements: Buffer) {
  const head = Buffer.from('1a45dfa38b4282847765626d42878104' + '18538067' + '01ffffffffffffff', 'hex')
  return Buffer.concat([head, elements])
}

function emptyPage() {
  const page = Buffer.alloc(27)
  page.write('OggS')
  return page
}

/** An ID3 tag of `length` bytes, followed by a single frame header. */
function id3Tag(length: number) {
  const size = [21, 14, 7, 0].map((shift) => (length >> shift) & 127)
  const names = Buffer.alloc(length, 'TIT2\0\0\0\x01\0\0\0')
  return Buffer.concat([Buffer.from('ID3\x03\0\0'), Buffer.from(size), names, Buffer.from('fffb9064', 'hex')])
}

function hugePng() {
  const size = Buffer.alloc(13)
  size.writeUInt32BE(16_000, 0)
  size.writeUInt32BE(16_000, 4)
  size.set([8, 6, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(50_000_000))
  const begin = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([begin, chunk('IHDR', size), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

export const fileInputs: [what: string, name: string, make: () => Buffer][] = [
  ['unfinished tags', 'a.docx', () => core(repeatTo('<dc:title ', fiveMB))],
  ['elements within elements', 'a.docx', () => core(repeatTo('<a>', fiveMB))],
  ['attributes without end', 'a.docx', () => core(`<a ${repeatNumbered(400_000, (n) => `a${n}="" `)}/>`)],
  ['entities', 'a.docx', () => core(`<a>${repeatTo('&amp;', fiveMB - 10)}</a>`)],
  ['text alone, in many pieces', 'a.docx', () => core(`<a>${repeatTo('x<b/>', fiveMB - 10)}</a>`)],
  ['a list of contents of OpenDocument', 'a.odt', () => openDocument([], `<a>${repeatTo('<b/>', fiveMB)}</a>`)],
  ['addresses of OpenDocument', 'a.odt', () => text(repeatTo('<b x:href="a/../../b/c"/>', streamedBytes))],
  ['a film of boxes without anything in them', 'a.mp4', () => film(repeatTo('\0\0\0\bfree', fiveMB))],
  ['boxes within boxes', 'a.mp4', () => film(nestedBoxes(100_000))],
  ['a film of elements that nobody knows', 'a.webm', () => matroska(Buffer.alloc(fiveMB, Buffer.from([0xec, 0x80])))],
  ['sound in pages without anything in them', 'a.ogg', () => Buffer.alloc(fiveMB - (fiveMB % 27), emptyPage())],
  ['a sound that is all names', 'a.mp3', () => id3Tag(fiveMB)],
  ['a content stream of 200 MB', 'a.pdf', () => smallPdf({ content: packed(Buffer.alloc(200_000_000, 'q ')) })],
  ['a picture of 16,000 by 16,000', 'a.png', hugePng],
]

/** Only in `npm run test:all`: each takes seconds. */
export const otherFileInputs: typeof fileInputs = [
  [
    'relations, in as many parts as may be',
    'a.docx',
    () => wordDocument(Array.from({ length: 9_000 }, (_, n) => part(`w/${n}.rels`, '<Relationships/>'))),
  ],
  [
    'large parts, one after the other',
    'a.xlsx',
    () =>
      wordDocument(
        Array.from({ length: 50 }, (_, n) => part(`w/${n}.rels`, Buffer.alloc(4_900_000, ' '))),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
      ),
  ],
  [
    'fields of Word within others',
    'a.docx',
    () =>
      words(
        repeatTo('<w:fldChar w:fldCharType="begin"/>', 34 * 99) +
          repeatTo('<w:instrText>INCLUDE x</w:instrText>', streamedBytes),
      ),
  ],
  ['a text of OpenDocument, as long as is read', 'a.odt', () => text(repeatTo('<b/>', streamedBytes))],
]
