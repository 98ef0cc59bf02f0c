import { parsed } from './elements'

/** Files that were dropped or pasted and that the text can hold. */
export function filesIn(data: DataTransfer | null) {
  return [...(data?.files ?? [])].filter(({ type }) => /^(image\/(jpeg|png|webp)|application\/pdf)$/.test(type))
}

/** Word puts a picture of the pasted text beside the text itself: what reads as text is pasted as text. */
export function isText(data: DataTransfer) {
  const html = data.getData('text/html')
  return html ? reads(html) : data.getData('text/plain') !== ''
}

function reads(html: string) {
  return parsed(html).textContent.trim() !== ''
}
