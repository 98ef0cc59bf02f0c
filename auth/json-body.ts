/** Lists within lists; the deepest text of an editor has two hundred. */
const deepest = 1_000

/** The JSON that a request carries; undefined where it is none, or nested without end: what reads it would be held up, or fall over. */
export async function jsonOf(request: Request): Promise<unknown> {
  try {
    const text = await request.text()
    return isDeep(text) ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

function isDeep(text: string) {
  let depth = 0
  let quoted = false
  for (let n = 0; n < text.length; n++) {
    const c = text[n]
    if (quoted && c === '\\') n++
    else if (c === '"') quoted = !quoted
    else if (!quoted && (c === '[' || c === '{') && ++depth > deepest) return true
    else if (!quoted && (c === ']' || c === '}')) depth--
  }
  return false
}
