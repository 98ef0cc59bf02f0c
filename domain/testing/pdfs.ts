import { deflateSync } from 'node:zlib'

// For tests: PDFs made by hand, object by object, so that anything can be wrong with them.

type Stream = { dictionary?: string; data: Buffer | string }
export type Objects = Record<number, string | Stream>

/** Makes a PDF of these objects, with their table; the first object is the catalogue. */
export function pdfOf(objects: Objects, { trailer = '' } = {}) {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: Record<string, number> = {}
  let size = parts[0]!.length
  for (const [number, object] of Object.entries(objects)) {
    offsets[number] = size
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), bytesOf(object), Buffer.from('\nendobj\n')])
    parts.push(part)
    size += part.length
  }
  const count = Math.max(...Object.keys(objects).map(Number)) + 1
  const rows = Array.from({ length: count }, (_, n) =>
    offsets[n] === undefined ? '0000000000 65535 f \n' : `${String(offsets[n]).padStart(10, '0')} 00000 n \n`,
  )
  parts.push(Buffer.from(`xref\n0 ${count}\n${rows.join('')}trailer\n<< /Size ${count} /Root 1 0 R ${trailer} >>\n`))
  parts.push(Buffer.from(`startxref\n${size}\n%%EOF\n`))
  return Buffer.concat(parts)
}

function bytesOf(object: string | Stream) {
  if (typeof object === 'string') return Buffer.from(object, 'latin1')
  const data = Buffer.from(object.data as string, 'latin1')
  const head = `<< /Length ${data.length} ${object.dictionary ?? ''} >>\nstream\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), data, Buffer.from('\nendstream')])
}

type Small = {
  catalogue?: string
  page?: string
  content?: Stream | string
  more?: Objects
  pages?: number
  box?: string
}

/** A small PDF with a line of text on each page, and with the given additions. */
export function smallPdf({
  catalogue = '',
  page = '',
  content,
  more = {},
  pages = 1,
  box = '0 0 300 400',
}: Small = {}) {
  const kids = Array.from({ length: pages }, (_, n) => n + 10)
  const words = 'BT /F1 18 Tf 20 300 Td (Some words here) Tj ET'
  return pdfOf({
    1: `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    2: `<< /Type /Pages /Kids [${kids.map((n) => `${n} 0 R`).join(' ')}] /Count ${pages} >>`,
    3: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    4: typeof content === 'string' ? { data: content } : (content ?? { data: words }),
    ...Object.fromEntries(
      kids.map((n) => [
        n,
        `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents 4 0 R /Resources << /Font << /F1 3 0 R >> >> ${page} >>`,
      ]),
    ),
    ...Object.fromEntries(Object.entries(more).map(([n, object]) => [n, object])),
  })
}

export const packed = (data: Buffer | string, dictionary = ''): Stream => ({
  dictionary: `/Filter /FlateDecode ${dictionary}`,
  data: deflateSync(data),
})

type PdfOptions = {
  /** Objects from number 4 on, and others by number. */
  inStream?: string[]
  objects?: Record<number, string>
  page?: string
  type?: string
  spoil?: string
}

function numbersOf(objects: Record<number, string>) {
  return Object.entries(objects).map(([number, object]) => [Number(number), object] as const)
}

/** Makes the PDF with its objects in an object stream, as most programs do: a search of the bytes sees nothing. */
export function pdfWithObjectStream(
  catalogue: string,
  { inStream = [], objects = {}, page = '', type = '/Type /ObjStm', spoil = '' }: PdfOptions = {},
) {
  const plain = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] ${page} >>`,
    ...inStream,
  ]
  const inside = [...plain.map((object, n) => [n + 1, object] as const), ...numbersOf(objects)]
  let at = 0
  const head = inside.map(([number, object]) => {
    const pair = `${number} ${at}`
    at += object.length + 1
    return pair
  })
  const first = head.join(' ') + ' '
  const holder = Math.max(...inside.map(([number]) => number)) + 1
  const table = holder + 1
  const start = Buffer.from('%PDF-1.7\n')
  const stream = packed(
    first + inside.map(([, object]) => object).join(' '),
    `${type} /N ${inside.length} /First ${first.length} ${spoil}`,
  )
  const packedObjects = Buffer.concat([Buffer.from(`${holder} 0 obj\n`), bytesOf(stream), Buffer.from('\nendobj\n')])
  const row = (kind: number, two: number, three: number) => {
    const bytes = Buffer.alloc(7)
    bytes.writeUInt8(kind, 0)
    bytes.writeUInt32BE(two, 1)
    bytes.writeUInt16BE(three, 5)
    return bytes
  }
  const startOfTable = start.length + packedObjects.length
  const rows = Buffer.concat([
    row(0, 0, 65535),
    ...Array.from({ length: holder - 1 }, (_, n) => {
      const place = inside.findIndex(([number]) => number === n + 1)
      return place < 0 ? row(0, 0, 65535) : row(2, holder, place)
    }),
    row(1, start.length, 0),
    row(1, startOfTable, 0),
  ])
  const crossReference = packed(rows, `/Type /XRef /Size ${table + 1} /W [1 4 2] /Root 1 0 R`)
  return Buffer.concat([
    start,
    packedObjects,
    Buffer.from(`${table} 0 obj\n`),
    bytesOf(crossReference),
    Buffer.from(`\nendobj\nstartxref\n${startOfTable}\n%%EOF\n`),
  ])
}
