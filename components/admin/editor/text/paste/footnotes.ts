/** Converts footnotes of Word and Google Docs: a link in the text leads to a note at the end, which links back. */
export function normalizeFootnotes(body: HTMLElement) {
  for (const link of body.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')) {
    const back = footnoteOf(body, link)
    if (!back) continue
    const note =
      back.closest('[data-style$="mso-element:footnote"], [data-style$="mso-element:endnote"]') ??
      back.closest('li, div, p')
    if (!note || note.contains(link)) continue
    back.remove()
    const text = note.textContent.replace(/[\s\u00a0]+/g, ' ').trim()
    note.remove()
    const reference = body.ownerDocument.createElement('sup')
    reference.dataset.footnote = text
    const raised = link.closest('sup')
    const place = raised?.textContent === link.textContent ? raised : link
    if (text) place.replaceWith(reference)
    else place.remove()
  }
  // The short line that Word draws above its notes.
  for (const line of body.querySelectorAll(
    '[data-style*="mso-element:footnote-list"] hr, [data-style*="mso-element:endnote-list"] hr',
  ))
    line.remove()
}

function footnoteOf(body: HTMLElement, link: HTMLAnchorElement) {
  const noteName = linkTarget(link)
  const linkName = link.getAttribute('name') || link.id
  if (!noteName || !linkName || !isNoteNumber(link)) return undefined
  const back = [...body.querySelectorAll<HTMLAnchorElement>('a[href*="#"]')].find(
    (other) => other !== link && (other.id === noteName || other.getAttribute('name') === noteName),
  )
  return back && linkTarget(back) === linkName && isAfter(link, back) ? back : undefined
}

function linkTarget(link: HTMLAnchorElement) {
  const href = link.getAttribute('href') ?? ''
  return (href.includes('#') && href.slice(href.indexOf('#') + 1)) || undefined
}

function isNoteNumber(link: HTMLAnchorElement) {
  return /^\[?[\d*†ivxlc]{1,6}\]?$/i.test(link.textContent.replace(/[\s\u00a0]/g, ''))
}

function isAfter(one: Node, other: Node) {
  return (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
}
