// Runs in a page of any browser, and returns positions. It is text, since each driver passes functions differently.

// Polled, since WebKit never resolves the promise of `document.fonts` if a map is the first page that it draws.
export const settled = `() => {
  if (document.fonts.status !== 'loaded') return false
  for (const picture of document.images) {
    const { top, width } = picture.getBoundingClientRect()
    const isAwaited = picture.loading !== 'lazy' || (width > 1 && top < innerHeight && picture.checkVisibility())
    if (isAwaited && !picture.complete) return false
  }
  return document.readyState === 'complete'
}`

/** Draws pictures pale, so that a picture one line lower is no great difference: the layout has the positions. */
export const pale = `async () => {
  for (const picture of document.images) picture.style.opacity = '0.2'
  // A screenshot shows the previous frame.
  for (let frames = 0; frames < 3; frames++) await new Promise((drawn) => requestAnimationFrame(drawn))
}`

export const layout = `() => {
  const boxOf = (element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { left, top: top + scrollY, width, height }
  }
  // Invisible and folded elements have no place.
  const isSeen = (element) => {
    const { width, height } = element.getBoundingClientRect()
    return width > 1 && height > 1 && !element.closest('.out') && element.checkVisibility()
  }
  const places = {}
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen)
  for (const selector of ['body > header, header', 'main', 'h1', 'footer']) {
    const [element] = seen(selector)
    if (element) places[selector.split(' ').at(-1)] = boxOf(element)
  }
  for (const [n, element] of seen('main h2, main section').entries())
    places[element.localName + ' ' + (n + 1) + ' ' + element.textContent.trim().slice(0, 20)] = boxOf(element)

  // Overlapping lines of text: blocks with own text must not overlap.
  const blocks = seen('h1, h2, h3, p, dt, dd, figcaption, li, th, td, summary, button, label')
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  // Leaves out the free space around lines: another block may begin there.
  const linesOf = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect()
    const { paddingTop, paddingBottom } = getComputedStyle(element)
    return { left, right, top: top + parseFloat(paddingTop), bottom: bottom - parseFloat(paddingBottom) }
  }
  const boxes = blocks.map((element) => ({ element, box: linesOf(element) }))
  const overlaps = []
  for (const [n, { element, box }] of boxes.entries())
    for (const { element: other, box: otherBox } of boxes.slice(n + 1)) {
      if (element.contains(other) || other.contains(element)) continue
      const across = Math.min(box.right, otherBox.right) - Math.max(box.left, otherBox.left)
      const down = Math.min(box.bottom, otherBox.bottom) - Math.max(box.top, otherBox.top)
      if (across > 2 && down > 2)
        overlaps.push(element.textContent.trim().slice(0, 30) + ' | ' + other.textContent.trim().slice(0, 30))
    }
  // WebKit also reports a face as failed that it sought on the device and did not need.
  const areAsked = performance.getEntriesByType('resource').some(({ name }) => name.endsWith('.woff2'))
  return {
    width: innerWidth,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    fontsFailed: areAsked ? [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family) : [],
    places,
    overlaps,
  }
}`
