import { isBlock, parseHtml, renameElement, hideStyles, unwrap, wrapInside } from './elements'
import { normalizeFootnotes } from './footnotes'
import { foreignTexts, markLanguages } from './languages'
import { normalizeLists } from './lists'
import { placePictures } from './pictures'
import { collapseSpaces } from '@/lib/text/fewer-spaces'

/** Returns pasted markup as plain structure with places of pictures, without styles and comments. Fetches nothing. */
export function cleanPaste(html: string, language: string): { html: string; pictures: string[] } {
  // Markup from this editor keeps its structure.
  if (/\sdata-pm-slice=/.test(html)) return { html: hideStyles(html), pictures: [] }
  const body = parseHtml(html)
  for (const element of body.querySelectorAll('figure[data-media]')) element.removeAttribute('data-media')
  const pictures = placePictures(body)
  removeNonText(body)
  const foreign = foreignTexts(body, language)
  normalizeFootnotes(body)
  normalizeLists(body)
  normalizeHeadings(body)
  normalizeMarks(body)
  cleanLinks(body)
  normalizeTables(body)
  dropEmptyLines(body)
  normalizeSpaces(body)
  markLanguages(foreign)
  dropAttributes(body)
  return { html: body.innerHTML, pictures }
}

const noTextSelector =
  'script, style, title, meta, link, xml, template, noscript, iframe, object, embed, svg, math, canvas, audio, video, ' +
  'input, select, textarea, button, img, picture, hr[class*="msocomoff"]'

const wordCommentSelector =
  '[data-style*="mso-element:comment"], .MsoCommentReference, .MsoCommentText, ' +
  '[id^="_com_"], a[href*="#_msocom"], a[name^="_msoanchor"], del[cite], del[datetime], [data-style*="mso-hide:all"]'

function removeNonText(body: HTMLElement) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) (comment as ChildNode).remove()
  for (const element of body.querySelectorAll(`${noTextSelector}, ${wordCommentSelector}`)) element.remove()
  // Smart tags and Word's own elements (<o:p>, <st1:place>) are removed; the words in them stay.
  for (const element of body.querySelectorAll('*')) if (element.localName.includes(':')) unwrap(element)
}

/** Makes the document's title the highest heading allowed in a text, and moves all others below it. */
function normalizeHeadings(body: HTMLElement) {
  for (const element of body.querySelectorAll('p.MsoTitle, p.title')) renameElement(element, 'h1')
  for (const element of body.querySelectorAll('p.MsoSubtitle, p.subtitle')) renameElement(element, 'p')
  for (const element of body.querySelectorAll('[role="heading"][aria-level]'))
    renameElement(element, `h${Math.min(6, Number(element.getAttribute('aria-level')) || 2)}`)
  const isTitled = body.querySelector('h1') !== null
  for (const element of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Number(element.localName[1]) + (isTitled ? 1 : 0)
    const heading = renameElement(element, `h${Math.min(4, Math.max(2, level))}`)
    for (const bold of heading.querySelectorAll('b, strong')) unwrap(bold) // a heading is bold by itself
    for (const span of heading.querySelectorAll<HTMLElement>('[data-style]')) span.style.fontWeight = ''
  }
}

/** Makes bold and italic styles elements. Google's <b style="font-weight:normal"> around everything is not bold. */
function normalizeMarks(body: HTMLElement) {
  for (const element of body.querySelectorAll<HTMLElement>('b, strong'))
    if (/^(normal|[1-4]00)$/.test(element.style.fontWeight)) unwrap(element)
  for (const element of body.querySelectorAll<HTMLElement>('i, em'))
    if (element.style.fontStyle === 'normal') unwrap(element)
  for (const element of body.querySelectorAll<HTMLElement>('span, font, a')) {
    const { fontWeight, fontStyle, textDecoration, textDecorationLine } = element.style
    if (/^(bold|bolder|[6-9]00)$/.test(fontWeight)) wrapInside(element, 'strong')
    if (/^(italic|oblique)/.test(fontStyle)) wrapInside(element, 'em')
    if (/line-through/.test(`${textDecoration} ${textDecorationLine}`)) wrapInside(element, 's')
  }
  for (const element of body.querySelectorAll('span, font, u, ins, big, small')) unwrap(element)
}

/** Keeps links with a usable address, but not to anchors of the document that was copied. */
function cleanLinks(body: HTMLElement) {
  for (const element of body.querySelectorAll('a')) {
    const href = unwrapAddress(element.getAttribute('href') ?? '')
    if (/^(https?:\/\/|mailto:|tel:)/i.test(href)) element.setAttribute('href', href)
    else unwrap(element)
  }
}

/** Returns the target of a link that Google has replaced by its own, which tracks readers. */
function unwrapAddress(href: string) {
  const [, wrapped] = /^https:\/\/www\.google\.com\/url\?(?:.*&(?:amp;)?)?q=([^&]+)/.exec(href) ?? []
  return wrapped ? decodeURIComponent(wrapped) : href.trim()
}

function dropEmptyLines(body: HTMLElement) {
  for (const line of body.querySelectorAll('br')) if (isBetweenBlocks(line)) line.remove()
  for (const element of body.querySelectorAll('p, h2, h3, h4, blockquote, li, div'))
    if (
      !/[^\s\u00a0\u200b]/.test(element.textContent) &&
      !element.closest('td, th') &&
      !element.querySelector('hr, sup')
    )
      element.remove()
  if (body.lastElementChild?.localName === 'hr') body.lastElementChild.remove()
}

function isBetweenBlocks(line: Element) {
  let before = line.previousSibling
  while (before && (before.nodeName === 'BR' || !before.textContent?.trim())) before = before.previousSibling
  return before ? isBlock(before) : isBlock(line.nextElementSibling)
}

/** Removes padding of non-breaking spaces. A single one between words stays, unless WebKit added it. */
function normalizeSpaces(body: HTMLElement) {
  const texts = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode as Text
    text.data = collapseSpaces(withPlainEdges(text))
  }
  for (const element of body.querySelectorAll('p, h2, h3, h4, li')) {
    let last: ChildNode | null = element
    while (last?.lastChild) last = last.lastChild
    if (last instanceof Text) last.data = last.data.trimEnd()
  }
}

/** Returns a text with plain spaces beside elements: WebKit copies them as non-breaking ones. */
function withPlainEdges({ data, previousSibling, nextSibling }: Text) {
  const begun = previousSibling ? data.replace(/^\u00a0/, ' ') : data
  return nextSibling ? begun.replace(/\u00a0$/, ' ') : begun
}

const keptAttributes: Record<string, string[]> = {
  a: ['href'],
  ol: ['start'],
  td: ['colspan', 'rowspan'],
  th: ['colspan', 'rowspan'],
  sup: ['data-footnote'],
  span: ['lang'],
  figure: ['data-media', 'data-alt', 'data-caption'],
}

function dropAttributes(body: HTMLElement) {
  for (const element of body.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (!keptAttributes[element.localName]?.includes(name)) element.removeAttribute(name)
}

/** Turns a row that Word repeats on each page, or that is all bold, into the heading row. */
function normalizeTables(body: HTMLElement) {
  for (const column of body.querySelectorAll('colgroup, col')) column.remove()
  for (const cell of body.querySelectorAll('thead td')) renameElement(cell, 'th')
  for (const table of body.querySelectorAll('table')) {
    const [first, ...rest] = table.rows
    if (!first || rest.length === 0 || first.querySelector('th') || !isHeadingRow([...first.cells])) continue
    for (const cell of [...first.cells]) {
      for (const bold of renameElement(cell, 'th').querySelectorAll('b, strong')) unwrap(bold)
    }
  }
}

/** Returns whether all cells are bold; some may be empty, such as the corner above row headings. */
function isHeadingRow(cells: HTMLTableCellElement[]) {
  return cells.some((cell) => elementText(cell) !== '') && cells.every(isBoldThroughout)
}

function isBoldThroughout(cell: HTMLTableCellElement) {
  const bold = [...cell.querySelectorAll('b, strong')].filter((mark) => !mark.parentElement?.closest('b, strong'))
  return bold.map(elementText).join('') === elementText(cell)
}

function elementText({ textContent }: Element) {
  return textContent.replace(/[\s\u00a0]+/g, '')
}
