/** A DOI out of what people paste: the address of a resolver, "doi:" or the bare name. Anything else stays as it is. */
export function doiIn(pasted: string): string {
  const text = pasted.trim()
  const beginning = /^(?:https?:\/\/(?:dx\.|www\.)?doi\.org\/|doi:)/i.exec(text)?.[0]
  if (!beginning) return text
  const name = text.slice(beginning.length).trimStart()
  if (!/^https?:/i.test(text)) return name
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** What is wrong with a DOI (ISO 26324: a prefix that begins with 10., a slash, anything); undefined for a right one and for none. */
export function doiProblem(doi: string): string | undefined {
  if (!doi || /^10\.\d{4,9}(\.\d+)*\/\S+$/.test(doi)) return undefined
  return 'A DOI begins with 10. and has a slash, such as 10.1234/abc.'
}
