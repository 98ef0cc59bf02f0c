import { escapeXml } from '../formats/xml'
import { zip, type ZipFile } from '../formats/zip'
import { directionOf } from '../languages/language-tags'
import { withDirections } from '../web/html'

export type Chapter = { file: string; title: string; language: string; xhtml: string }

export type Book = {
  /** The address of the list; also identifies the book. */
  address: string
  title: string
  language: string
  publisher: string
  /** UTC ms of the last change of its content. */
  changedAt: number
  about: string[]
  chapters: Chapter[]
  pictures: Map<string, Buffer>
  words: { contents: string; accessibility: string }
}

const mediaType = 'application/epub+zip'

/** EPUB 3.3 (W3C Recommendation), also readable as EPUB 3.0. Equal content gives equal bytes. */
export async function writeEpub(book: Book): Promise<Buffer> {
  const text = (name: string, content: string): ZipFile => ({ name, data: Buffer.from(content) })
  return zip([
    // Open Container Format, section 4.3: this file is first, and not compressed.
    { name: 'mimetype', data: Buffer.from(mediaType), stored: true },
    text('META-INF/container.xml', containerXml),
    text('EPUB/package.opf', packageDocument(book)),
    text('EPUB/nav.xhtml', navigationDocument(book)),
    text('EPUB/title.xhtml', titlePage(book)),
    text('EPUB/style.css', bookStyle),
    ...book.chapters.map((chapter) => text(`EPUB/${chapter.file}`, chapterPage(chapter))),
    ...[...book.pictures].map(([name, data]) => ({ name: `EPUB/${name}`, data, stored: true })),
  ])
}

const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

const containerXml = `${xmlDeclaration}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>\n`

function packageDocument({ address, title, language, publisher, changedAt, chapters, pictures, words }: Book) {
  const meta = (property: string, value: string) => `<meta property="${property}">${escapeXml(value)}</meta>`
  const modes = pictures.size > 0 ? ['textual', 'visual'] : ['textual']
  const features = [
    'alternativeText',
    'displayTransformability',
    'readingOrder',
    'structuralNavigation',
    'tableOfContents',
  ]
  const items = [
    '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
    '<item id="title" href="title.xhtml" media-type="application/xhtml+xml"/>',
    '<item id="style" href="style.css" media-type="text/css"/>',
    ...chapters.map(
      ({ file, xhtml }, n) =>
        `<item id="c${n}" href="${file}" media-type="application/xhtml+xml"${svgProperty(xhtml)}/>`,
    ),
    ...[...pictures.keys()].map((name, n) => `<item id="p${n}" href="${name}" media-type="image/jpeg"/>`),
  ]
  const direction = directionOf(language) ? ' page-progression-direction="rtl"' : ''
  return `${xmlDeclaration}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${escapeXml(address)}</dc:identifier>
<dc:title>${escapeXml(title)}</dc:title>
<dc:language>${language}</dc:language>
<dc:publisher>${escapeXml(publisher)}</dc:publisher>
<dc:source>${escapeXml(address)}</dc:source>
${meta('dcterms:modified', `${new Date(changedAt).toISOString().slice(0, 19)}Z`)}
${modes.map((mode) => meta('schema:accessMode', mode)).join('')}
${meta('schema:accessModeSufficient', 'textual')}
${features.map((feature) => meta('schema:accessibilityFeature', feature)).join('')}
${meta('schema:accessibilityHazard', 'none')}
${meta('schema:accessibilitySummary', words.accessibility)}
</metadata>
<manifest>
${items.join('\n')}
</manifest>
<spine${direction}>
<itemref idref="title"/><itemref idref="nav"/>
${chapters.map((_, n) => `<itemref idref="c${n}"/>`).join('')}
</spine>
</package>
`
}

/** A file with drawings must declare them (EPUB 3.3, 5.5.2.2 and appendix D.4). */
function svgProperty(xhtml: string) {
  return xhtml.includes('<svg') ? ' properties="svg"' : ''
}

function navigationDocument({ title, language, chapters, words }: Book) {
  const lines = chapters.map(
    (chapter) =>
      `<li><a href="${chapter.file}"${languageAttribute(chapter.language, language)}>${escapeXml(chapter.title)}</a></li>`,
  )
  const list = `<ol><li><a href="title.xhtml">${escapeXml(title)}</a></li>\n${lines.join('\n')}</ol>`
  return page(
    { title: words.contents, language },
    `<nav epub:type="toc"><h1>${escapeXml(words.contents)}</h1>\n${list}</nav>`,
  )
}

function titlePage({ title, language, publisher, about, address }: Book) {
  const lines = [...about, publisher].map((line) => `<p>${escapeXml(line)}</p>`)
  return page(
    { title, language },
    `<section epub:type="titlepage"><h1>${escapeXml(title)}</h1>\n${lines.join('\n')}\n${addressLink(address)}</section>`,
  )
}

function chapterPage({ title, language, xhtml }: Chapter) {
  return page({ title, language }, `<section epub:type="chapter"><h1>${escapeXml(title)}</h1>\n${xhtml}</section>`)
}

export function addressLink(address: string) {
  const words = escapeXml(address)
  return `<p class="small"><a href="${words}">${words}</a></p>`
}

/** Empty if the element around has this language. */
export function languageAttribute(language: string, around: string) {
  return language === around ? '' : ` lang="${language}" xml:lang="${language}"`
}

function page({ title, language }: { title: string; language: string }, body: string) {
  return withDirections(`${xmlDeclaration}<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head><title>${escapeXml(title)}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
${body}
</body>
</html>
`)
}

/** The style is minimal: readers choose fonts, sizes and colours themselves. */
const bookStyle = `h1, h2, h3, h4 { text-align: start; line-height: 1.3; }
figure { margin: 1em 0; break-inside: avoid; }
img { max-width: 100%; height: auto; }
figcaption, .small, .left-out { font-size: 0.85em; }
blockquote { margin: 1em 1.5em; }
aside { margin: 1em 0; padding: 0.5em 1em; border: 1px solid; }
table { border-collapse: collapse; }
th, td { border: 1px solid; padding: 0.2em 0.4em; text-align: start; vertical-align: top; }
.n { text-align: end; }
.chart { display: block; overflow: visible; }
.chart-key { list-style: none; padding: 0; }
.source { font-size: 0.85em; }
pre { white-space: pre-wrap; }
.note { font-weight: bold; }
`
