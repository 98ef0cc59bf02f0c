type ListPoint = { level: number; list: string; isNumbered: boolean; start: number }

/** Turns Word's paragraphs that look like items into lists. Moves Google's lists that follow an item into that item. */
export function normalizeLists(body: HTMLElement) {
  for (const item of body.querySelectorAll('li[data-listid]')) toWordParagraph(item)
  for (const heading of body.querySelectorAll<HTMLElement>('h1, h2, h3, h4, h5, h6')) {
    const marker = markerOf(heading)
    if (marker) marker.replaceWith(`${marker.textContent.replace(/[\s\u00a0]+/g, '')} `) // the number belongs to the heading
  }
  for (const first of body.querySelectorAll<HTMLElement>('p')) {
    const points: [HTMLElement, ListPoint][] = []
    for (let next: Element | null = first; next instanceof HTMLElement; next = next.nextElementSibling) {
      const point = next.localName === 'p' && listPointOf(next)
      if (!point) break
      points.push([next, point])
    }
    if (first.isConnected) buildLists(points)
  }
  for (const inner of body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')) {
    const before = inner.previousElementSibling
    if (before?.localName === 'li') before.append(inner)
  }
}

/** Turns an item of Word on the web, which has a list of its own, into a paragraph like those of other Words. */
function toWordParagraph(item: Element) {
  const list = item.parentElement!
  const paragraph = item.ownerDocument.createElement('p')
  const level = item.getAttribute('data-aria-level') ?? item.getAttribute('aria-level') ?? 1
  paragraph.setAttribute('data-style', `mso-list:l${item.getAttribute('data-listid')} level${level}`)
  if (list.localName === 'ol') {
    const marker = item.ownerDocument.createElement('span')
    marker.setAttribute('data-style', 'mso-list:Ignore')
    marker.textContent = `${list.getAttribute('start') ?? 1}.`
    paragraph.append(marker)
  }
  paragraph.append(...[...item.childNodes].flatMap((node) => (node.nodeName === 'P' ? [...node.childNodes] : [node])))
  const outer = list.closest('.ListContainerWrapper') ?? list
  outer.before(paragraph)
  item.remove()
  if (!list.querySelector('li')) outer.remove()
}

/** Reads Word's list style, such as mso-list:l0 level2 lfo1, and the bullet or number in its ignorable text. */
function listPointOf(element: HTMLElement): ListPoint | undefined {
  const [, list, level] = /mso-list:\s*(l\d+)\s+level(\d)/.exec(element.getAttribute('data-style') ?? '') ?? []
  if (!list) return undefined
  const sign = markerOf(element)?.textContent.replace(/[\s\u00a0]+/g, '') ?? ''
  const [, number] = /^\(?([0-9]+|[a-z]{1,3}|[ivxlcdm]+)[.)]+$/i.exec(sign) ?? []
  return {
    list,
    level: Number(level),
    isNumbered: number !== undefined,
    start: /^[0-9]+$/.test(number ?? '') ? Number(number) : 1,
  }
}

function markerOf(element: HTMLElement) {
  return [...element.querySelectorAll<HTMLElement>('[data-style]')].find((inner) =>
    /mso-list:\s*ignore/i.test(inner.getAttribute('data-style')!),
  )
}

function buildLists(points: [HTMLElement, ListPoint][]) {
  const open: { element: HTMLElement; point: ListPoint }[] = []
  for (const [paragraph, point] of points) {
    while (open.length && open.at(-1)!.point.level > point.level) open.pop()
    const last = open.at(-1)
    const goesOn =
      last?.point.level === point.level &&
      last.point.isNumbered === point.isNumbered &&
      (open.length > 1 || last.point.list === point.list)
    if (last?.point.level === point.level && !goesOn) open.pop()
    if (!goesOn) {
      const element = createList(paragraph, point)
      const outer = open.at(-1)?.element.lastElementChild
      if (outer) outer.append(element)
      else paragraph.before(element)
      open.push({ element, point })
    }
    markerOf(paragraph)?.remove()
    const item = paragraph.ownerDocument.createElement('li')
    const text = paragraph.ownerDocument.createElement('p')
    text.append(...paragraph.childNodes)
    item.append(text)
    open.at(-1)!.element.append(item)
    paragraph.remove()
  }
}

function createList(paragraph: HTMLElement, { isNumbered, start }: ListPoint) {
  const list = paragraph.ownerDocument.createElement(isNumbered ? 'ol' : 'ul')
  if (isNumbered && start > 1) list.setAttribute('start', String(start))
  return list
}
