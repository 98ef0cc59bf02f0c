import { joinPages } from '@/lib/edition/join'
import { readWordEdition } from '@/domain/files/office/edition'
import { withReceived } from '@/domain/files/received-files'
import { done } from '@/lib/result'
import { got } from './newsroom'
import { zipOf, type ZipEntry } from './office'

// For tests: Word documents whose text is made by hand.

const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const namespaces = [
  `xmlns:w="${w}"`,
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
].join(' ')

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')

export const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
/** A paragraph of runs, or of one text without any look. */
export const paragraph = (content: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`
export const styled = (style: string, content: string, more = '') =>
  paragraph(content, `<w:pStyle w:val="${style}"/>${more}`)
export const item = (content: string, level = 0, list = 1) =>
  paragraph(content, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`
export const row = (cells: string[], properties = '') => `<w:tr><w:trPr>${properties}</w:trPr>${cells.join('')}</w:tr>`
export const table = (rows: string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`
export const picture = (alt: string) =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${escaped(alt)}"/><a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`

const style = (id: string, name: string, more = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${more}</w:style>`
const level = (n: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`

const styles = [
  '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>',
  style('Title', 'Title'),
  ...[1, 2, 3].map((n) => style(`Heading${n}`, `heading ${n}`)),
  style('Chapter', 'Our Chapter', '<w:basedOn w:val="Heading1"/>'),
  style(
    'Numbered',
    'Numbered heading',
    '<w:basedOn w:val="Heading2"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr>',
  ),
  style('Caption', 'caption'),
  style('Quote', 'Quote'),
  style('TOC1', 'toc 1'),
  style('TOC2', 'toc 2'),
].join('')

const numbering = [
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'bullet', '•')}${level(2, 'lowerRoman', '%3.')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="2">${level(0, 'decimal', 'Article %1')}${level(1, 'decimal', '%1.%2')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="3">${level(0, 'decimal', '%1.')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="4">${level(0, 'thaiNumbers', '%1.')}${level(1, 'chineseCounting', '%2、')}</w:abstractNum>`,
  ...[1, 2, 3, 4].map((n) => `<w:num w:numId="${n}"><w:abstractNumId w:val="${n - 1}"/></w:num>`),
  `<w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>`,
  `<w:num w:numId="6"><w:abstractNumId w:val="4"/></w:num>`,
].join('')

type WordParts = {
  notes?: string[]
  endnotes?: string[]
  links?: string[]
  head?: string
  comments?: string
  title?: string
  more?: ZipEntry[]
}

/** A Word document of these paragraphs and tables; links have the ids `link1`, `link2`, notes the numbers from 1. */
export function wordFile(
  body: string[],
  { notes, endnotes, links = [], head, comments, title = '', more = [] }: WordParts = {},
) {
  const types: string[] = []
  const part = (name: string, type: string, root: string, content: string): ZipEntry => {
    types.push(
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
    )
    return [
      `word/${name}.xml`,
      `<?xml version="1.0"?><w:${root} ${namespaces}>${content}</w:${root}>`,
      { packed: true },
    ]
  }
  const notesOf = (kind: string, texts: string[]) =>
    part(
      `${kind}s`,
      `${kind}s`,
      `${kind}s`,
      [
        `<w:${kind} w:type="separator" w:id="0">${paragraph('---')}</w:${kind}>`,
        ...texts.map((text, n) => `<w:${kind} w:id="${n + 1}">${paragraph(text)}</w:${kind}>`),
      ].join(''),
    )
  const parts: ZipEntry[] = [
    part('document', 'document.main', 'document', `<w:body>${body.join('')}<w:sectPr/></w:body>`),
    part('styles', 'styles', 'styles', styles),
    part('numbering', 'numbering', 'numbering', numbering),
    ...(notes ? [notesOf('footnote', notes)] : []),
    ...(endnotes ? [notesOf('endnote', endnotes)] : []),
    ...(head ? [part('header1', 'header', 'hdr', paragraph(head))] : []),
    ...(comments
      ? [part('comments', 'comments', 'comments', `<w:comment w:id="1">${paragraph(comments)}</w:comment>`)]
      : []),
  ]
  const link = (to: string, n: number) =>
    `<Relationship Id="link${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${escaped(to)}" TargetMode="External"/>`
  const replaced = new Set(more.map(([name]) => name))
  return zipOf([
    [
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${types.join('')}</Types>`,
    ],
    ['_rels/.rels', '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'],
    [
      'word/_rels/document.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links.map(link).join('')}</Relationships>`,
    ],
    [
      'docProps/core.xml',
      `<coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(title)}</dc:title></coreProperties>`,
    ],
    ...parts.filter(([name]) => !replaced.has(name)),
    ...more,
  ])
}

/** Reads a Word document as an upload is read: its edition, the blocks of all sections as one text, and the plain text of each. */
export async function readWord(source: Buffer) {
  let peak = 0
  const made = got(
    await withReceived(source, async (file) => done(await readWordEdition(file, { onCost: (cost) => (peak = cost) }))),
  )
  const pages = made.edition.pages.map(({ blocks = [] }, n) => ({ page: n + 1, blocks }))
  return { ...made, peak, blocks: joinPages(pages).filter(({ is }) => is !== 'page') }
}
