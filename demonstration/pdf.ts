import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import { partialDate } from '@/lib/time'
import type { Publication } from './entry'
import { artifact, colours, tag, typesetBlock, type Sheet } from './pdf-blocks'

const require = createRequire(import.meta.url)
const fonts = { regular: '400-normal', italic: '400-italic', bold: '700-normal' }

/** Who made the documents. */
export const house = 'Gazette demonstration'
const margins = { top: 84, bottom: 96, left: 104, right: 88 }

/**
 * Sets a publication's document as a tagged PDF with its typeface embedded. The same text always makes the same bytes:
 * dates are the publication's own, and the file's id is made from them.
 */
export async function makePdf(publication: Publication): Promise<Buffer> {
  const doc = open(publication)
  const bytes = collect(doc)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const sheet: Sheet = { doc, root, left: margins.left, width: doc.page.width - margins.left - margins.right }

  titlePage(sheet, publication)
  doc.addPage()
  const addPageNumbers = contents(sheet, publication)
  const pages = publication.document.sections.map(({ heading, blocks }, order) => {
    const page = sectionHeading(sheet, heading, {
      name: destination(order),
      room: blocks.slice(0, 2).some((block) => block.type === 'table') ? 260 : 130,
    })
    for (const block of blocks) typesetBlock(sheet, block)
    return page
  })
  addPageNumbers(pages)
  pageFeet(sheet, publication.title)
  root.end()
  doc.end()
  return bytes
}

function open({ title, publishedOn, summary }: Publication) {
  const [year, month = 1, day = 1] = publishedOn.split('-').map(Number)
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en',
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: `${title} (demonstration document)`,
      Author: house,
      Subject: summary,
      Keywords: 'demonstration',
      Creator: 'Gazette',
      CreationDate: new Date(Date.UTC(year!, month - 1, day)),
    },
  })
  for (const [name, file] of Object.entries(fonts))
    doc.registerFont(name, require.resolve(`@fontsource/noto-serif/files/noto-serif-latin-${file}.woff`))
  return doc
}

function collect(doc: PDFKit.PDFDocument) {
  const chunks: Buffer[] = []
  return new Promise<Buffer>((resolve, fail) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', fail)
  })
}

// A shelf is told by its colours: each type has its own, as the covers that the site draws.
const covers = {
  report: '#22375c',
  newsletter: '#1b5955',
  guide: '#7a3b12',
  brief: '#553063',
  agreement: '#2f5132',
  dataset: '#4d545c',
}

function titlePage(sheet: Sheet, publication: Publication) {
  const { doc, root, left, width } = sheet
  const { title, publisher, publishedOn, document } = publication
  const say = (font: string, size: number) => doc.font(font).fontSize(size).fillColor('#fff')

  artifact(doc, () => doc.rect(0, 0, doc.page.width, doc.page.height).fill(covers[publication.type]))
  bar(sheet, 96, 3, '#fff')
  say('bold', 11)
  tag(doc, root, 'P', () =>
    doc.text(publisher === house ? house : `In place of a publication by ${publisher}`, left, 110),
  )
  say('regular', titleSize(doc, title, width))
  tag(doc, root, 'H1', () => doc.text(withoutWidow(title), left, 170, { width, lineGap: -10 }))
  say('regular', 16)
  tag(doc, root, 'P', () => doc.text(document.subtitle, left, doc.y + 14, { width }))
  say('regular', 11)
  tag(doc, root, 'P', () => doc.text(partialDate(publishedOn), left, doc.y + 16, { width }))

  bar(sheet, 676, 0.75, '#fff')
  say('bold', 11)
  tag(doc, root, 'P', () => doc.text('Demonstration document', left, 692, { width }))
  say('regular', 9.5)
  tag(doc, root, 'P', () =>
    doc.text('Made for the demonstration archive of Gazette. Not a publication of any organisation.', { width }),
  )
}

/** Large, since the page is also shown as wide as a thumb; no word is broken, for which it has to fit with the space behind it. In points, as `width`. */
function titleSize(doc: Sheet['doc'], title: string, width: number) {
  const largest = title.length > 60 ? 46 : 58
  doc.font('regular').fontSize(largest)
  const widest = Math.max(
    ...withoutWidow(title)
      .split(' ')
      .map((word) => doc.widthOfString(`${word} `)),
  )
  return Math.min(largest, Math.floor((largest * width) / widest) - 1)
}

/** Ties the last two words together, so that no line of a title holds a single short one. */
function withoutWidow(title: string) {
  return title.replace(/ (\S+)$/, '\u00a0$1')
}

/** Lists the sections on the second page. Their page numbers are added at the end, when they are known. */
function contents({ doc, root, left, width }: Sheet, { document }: Publication) {
  doc.font('bold').fontSize(16).fillColor(colours.ink)
  tag(doc, root, 'H2', () => doc.text('Contents', { width }))
  const list = doc.struct('TOC')
  root.add(list)
  listFont()
  doc.moveDown(0.5)
  const lines = document.sections.map(({ heading }) => {
    const y = doc.y
    const item = doc.struct('TOCI')
    const entry = doc.struct('Link')
    list.add(item)
    item.add(entry)
    entry.add(() => void doc.text(heading, left, y, { width: width - 40, lineGap: 5 }))
    return { heading, item, entry, y, height: doc.y - y }
  })
  doc.moveDown(1)

  return (pages: number[]) => {
    doc.switchToPage(1)
    listFont()
    lines.forEach(({ heading, item, entry, y, height }, order) => {
      entry.add(() => void doc.text(String(pages[order]), left, y, { width, align: 'right', lineBreak: false }))
      const described = { structParent: entry, Contents: new String(heading) } as object
      doc.goTo(left, y, width, height, destination(order), described)
      item.end()
    })
    list.end()
  }

  function listFont() {
    doc.font('regular').fontSize(10.5).fillColor(colours.accent)
  }
}

function destination(order: number) {
  return `section-${order + 1}`
}

/** Begins a section, on a new page if less than `room` points are left. Returns the page's number. */
function sectionHeading(sheet: Sheet, heading: string, { name, room }: { name: string; room: number }) {
  const { doc, root, width } = sheet
  if (doc.y > doc.page.height - margins.bottom - room) doc.addPage()
  else if (doc.y > margins.top) doc.y += 14
  bar(sheet, doc.y, 2, colours.ink)
  const { count } = doc.bufferedPageRange()
  doc.outline.addItem(heading)
  doc.addNamedDestination(name, 'XYZ', margins.left, doc.y - 12, null)
  doc.font('bold').fontSize(16).fillColor(colours.ink)
  tag(doc, root, 'H2', () => doc.text(heading, margins.left, doc.y + 10, { width }))
  doc.moveDown(0.35)
  return count
}

function bar({ doc, left, width }: Sheet, y: number, thickness: number, colour: string) {
  artifact(doc, () => doc.rect(left, y, width, thickness).fill(colour))
}

function pageFeet(sheet: Sheet, title: string) {
  const { doc, left, width } = sheet
  const { start, count } = doc.bufferedPageRange()
  for (let page = start + 1; page < count; page++) {
    doc.switchToPage(page)
    doc.page.margins.bottom = 0 // otherwise writing below the text begins a new page
    const y = doc.page.height - 62
    bar(sheet, y - 10, 0.75, colours.line)
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('regular').fontSize(8.5).fillColor(colours.soft)
    doc.text(`${title} · Demonstration document`, left, y, { lineBreak: false })
    doc.text(String(page + 1), left, y, { width, align: 'right', lineBreak: false })
    doc.endMarkedContent()
  }
}
