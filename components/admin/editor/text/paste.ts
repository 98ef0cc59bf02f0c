/** Files that were dropped or pasted and that the text can hold. */
export function filesIn(data: DataTransfer | null) {
  return [...(data?.files ?? [])].filter(({ type }) => /^(image\/(jpeg|png|webp)|application\/pdf)$/.test(type))
}

/** Word puts a picture of the pasted text beside the text itself: what reads as text is pasted as text. */
export function isText(data: DataTransfer) {
  const html = data.getData('text/html')
  return html ? textOf(html) !== '' : data.getData('text/plain') !== ''
}

/**
 * Foreign markup without what is no text: styles, scripts and remarks of word processors. A title becomes the highest
 * heading there is within a text, and headings below the lowest become the lowest. The schema decides about the rest.
 */
export function withoutForeignParts(html: string) {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(style|script|title|xml)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '')
    .replace(/<(\/?)h1\b/gi, '<$1h2')
    .replace(/<(\/?)h[56]\b/gi, '<$1h4')
}

/** Whether pasted text had pictures, which stay where they came from. */
export function hasPictures(html: string) {
  return /<img\b/i.test(html)
}

function textOf(html: string) {
  return (new DOMParser().parseFromString(withoutForeignParts(html), 'text/html').body.textContent ?? '').trim()
}
