// Pictures of pasted text: each leaves a place, since a text has only uploads; a `data:` address has the file.

const maxPictures = 100

const textBlocks = 'p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, pre'

/** Puts a place (`figure[data-media=""]`) below its block for each picture. Returns the addresses in that order. */
export function placePictures(body: HTMLElement): string[] {
  for (const image of body.querySelectorAll('img')) if (isOrnament(image)) image.replaceWith(image.alt)
  for (const image of [...body.querySelectorAll('img')].slice(0, maxPictures)) {
    const place = createPlace(image)
    const frame = image.closest('figure')
    const block = outermostBlock(frame ?? image, body)
    const hasWords = block?.textContent.trim() !== ''
    if (block && hasWords) lastPlaceBelow(block).after(place)
    else (block ?? frame ?? image).before(place)
    image.remove()
    if (frame) frame.querySelectorAll('img, figcaption').forEach((part) => part.remove())
  }
  return [...body.querySelectorAll(`figure[data-media=""]`)].map((place) => {
    const address = place.getAttribute('data-from') ?? ''
    place.removeAttribute('data-from')
    return address
  })
}

/** Returns whether an image is an emoji, a line or a tracking pixel. */
function isOrnament(image: HTMLImageElement) {
  const tiny = (side: string | null) => side !== null && Number.parseInt(side) <= 3
  return (
    /\b(emoji|wp-smiley)\b/.test(image.className) ||
    tiny(image.getAttribute('width')) ||
    tiny(image.getAttribute('height'))
  )
}

function createPlace(image: HTMLImageElement) {
  const place = image.ownerDocument.createElement('figure')
  place.setAttribute('data-media', '')
  place.setAttribute('data-from', image.getAttribute('src') ?? '')
  place.setAttribute('data-alt', image.alt.trim())
  place.setAttribute('data-caption', image.closest('figure')?.querySelector('figcaption')?.textContent.trim() ?? '')
  return place
}

function outermostBlock(element: Element, body: HTMLElement) {
  let outermost: Element | undefined
  for (let block = element.closest(textBlocks); block && body.contains(block);) {
    outermost = block
    block = block.parentElement?.closest(textBlocks) ?? null
  }
  return outermost
}

function lastPlaceBelow(block: Element) {
  let last = block
  while (last.nextElementSibling?.matches('figure[data-media=""]')) last = last.nextElementSibling
  return last
}

const typeOfData = /^data:(image\/(?:jpeg|png|webp|gif));base64,/

/** Returns the file in a `data:` address; undefined if a text cannot have such a picture. */
export function fileInAddress(address: string, name: string): File | undefined {
  const [head, type] = typeOfData.exec(address) ?? []
  if (!head) return undefined
  try {
    const bytes = Uint8Array.from(atob(address.slice(head.length)), (letter) => letter.charCodeAt(0))
    return new File([bytes], `${name}.${type!.slice('image/'.length)}`, { type })
  } catch {
    return undefined
  }
}
