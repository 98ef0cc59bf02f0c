import { crc32, deflateRawSync } from 'node:zlib'

// For tests: documents of office programs made by hand, so that anything can be wrong with them.

export type ZipEntry = [name: string, text: string | Buffer, how?: { size?: number; flags?: number; packed?: boolean }]

/** Makes a ZIP of these parts; `packed` ones are compressed. Its directory says `size` and `flags` of a part. */
export function zipOf(parts: ZipEntry[]) {
  const local: Buffer[] = []
  const list: Buffer[] = []
  let offset = 0
  for (const [name, text, { size, flags = 0, packed } = {}] of parts) {
    const [called, whole] = [Buffer.from(name), Buffer.from(text)]
    const data = packed ? deflateRawSync(whole) : whole
    const facts = Buffer.alloc(16)
    facts.writeUInt32LE(crc32(whole), 4)
    facts.writeUInt32LE(data.length, 8)
    facts.writeUInt32LE(size ?? whole.length, 12)
    const names = Buffer.alloc(4)
    names.writeUInt16LE(called.length, 0)
    const begin = Buffer.from([20, 0, flags, 0, size === undefined && !packed ? 0 : 8, 0])
    const where = Buffer.alloc(12)
    where.writeUInt32LE(offset, 8)
    const one = Buffer.concat([Buffer.from('PK\x03\x04'), begin, facts, names, called, data])
    list.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), begin, facts, names, Buffer.alloc(2), where, called]))
    local.push(one)
    offset += one.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end])
}

const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A Word document with more parts, or others in place of its own. */
export function wordDocument(more: ZipEntry[] = [], contentType = main) {
  const own: ZipEntry[] = [
    [
      '[Content_Types].xml',
      `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${contentType}"/></Types>`,
    ],
    ['_rels/.rels', '<Relationships/>'],
    ['word/document.xml', '<w:document><w:body/></w:document>'],
    [
      'docProps/core.xml',
      '<cp:coreProperties><dc:title>A plan</dc:title><dc:creator>Jane &amp; Co</dc:creator><cp:lastModifiedBy>Sok</cp:lastModifiedBy></cp:coreProperties>',
    ],
    ['docProps/app.xml', '<Properties><Application>Microsoft Office Word</Application></Properties>'],
  ]
  return zipOf(replacing(own, more))
}

/** A workbook with more parts, each with the type of part that it is. */
export function workbook(more: { part: ZipEntry; type: string }[] = []) {
  const types = [
    { name: 'xl/workbook.xml', type: 'sheet.main' },
    ...more.map(({ part: [name], type }) => ({ name, type })),
  ]
  const overrides = types.map(
    ({ name, type }) =>
      `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`,
  )
  const own: ZipEntry[] = [
    ['[Content_Types].xml', `<Types>${[...new Set(overrides)].join('')}</Types>`],
    ['_rels/.rels', '<Relationships/>'],
    ['xl/workbook.xml', '<workbook/>'],
  ]
  return zipOf(
    replacing(
      own,
      more.map(({ part }) => part),
    ),
  )
}

function replacing(own: ZipEntry[], more: ZipEntry[]) {
  const replaced = new Set(more.map(([name]) => name))
  return [...own.filter(([name]) => !replaced.has(name)), ...more]
}

/** An OpenDocument text with more parts, or others in place of its own. */
export function openDocument(more: ZipEntry[] = [], manifest = '<manifest:manifest/>') {
  const own: ZipEntry[] = [
    ['mimetype', 'application/vnd.oasis.opendocument.text'],
    ['META-INF/manifest.xml', manifest],
    ['content.xml', '<office:document-content/>'],
    [
      'meta.xml',
      '<office:meta><meta:generator>LibreOffice/7</meta:generator><meta:initial-creator>Jane</meta:initial-creator><dc:creator>Sok</dc:creator></office:meta>',
    ],
  ]
  return zipOf(replacing(own, more))
}
