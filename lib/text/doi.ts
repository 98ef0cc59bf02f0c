import { decodedPart } from '@/lib/web/canonical-path'
export function doiIn(pasted: string): string {
  const text = pasted.trim()
  const beginning = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:)/i.exec(text)?.[0]
  if (!beginning) return text
  const name = text.slice(beginning.length).trimStart()
  return /^https?:/i.test(text) ? decodedPart(name) : name
}

/** ISO 26324: a prefix that begins with "10.", a slash, anything. Undefined if the DOI is valid or empty. */
export function doiProblem(doi: string): string | undefined {
  if (!doi || /^10\.\d{4,9}(\.\d+)*\/\S+$/.test(doi)) return undefined
  return 'A DOI begins with 10. and has a slash, such as 10.1234/abc.'
}

export function doiAddress(doi: string) {
  return `https://doi.org/${encodeURI(doi.toWellFormed()).replace(/[?#]/g, encodeURIComponent)}`
}

export function doiInText(text: string): string {
  // Linear: the part after the slash ends at the first space.
  const found = /\b10\.\d{4,9}\/[^\s"<>]{1,200}/.exec(text)?.[0].replace(/[.,;:)\]]{1,5}$/, '') ?? ''
  return doiProblem(found) ? '' : found
}
