import { mainLanguage, prefixOf } from '../languages/languages'

const notInPath = /[^\w\-.~!$&'()*+,;=:@%/]/g

/** In a request line, one character is one byte. */
export function percentEncode(text: string, unsafe: RegExp) {
  return text.replace(unsafe, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** Gives each path one percent-encoding; undefined if it is malformed (RFC 3986) or leads above the root. */
export function canonicalPath(path: string): string | undefined {
  if (/%(?![0-9a-f]{2})/i.test(path)) return undefined
  const canonical = percentEncode(path, notInPath).replace(/%([0-9a-f]{2})/gi, (triplet: string, hex: string) => {
    const character = String.fromCharCode(parseInt(hex, 16))
    return /[\w\-.~]/.test(character) ? character : triplet.toUpperCase()
  })
  if (/(^|\/)\.{1,2}(\/|$)/.test(canonical)) return undefined
  try {
    return /[\x00-\x1f\x7f]/.test(decodeURIComponent(canonical)) ? undefined : canonical
  } catch {
    return undefined
  }
}

export function withoutMainPrefix(path: string) {
  const prefix = `${prefixOf(mainLanguage())}/`
  let bare = path.replace(/\/{2,}/g, '/')
  while (`${bare}/`.toLowerCase().startsWith(prefix)) bare = bare.slice(prefix.length - 1)
  bare ||= '/'
  return bare.length > 1 && bare.endsWith('/') ? bare.slice(0, -1) : bare
}

/** Returns the text as it is where its escapes are malformed. */
export function decodedPart(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Returns the path with small letters of all scripts, each in its composed form (NFC), as slugs have them. */
export function respelledPath(path: string) {
  if (!/%[C-F]/.test(path)) return path
  const parts = path.split('/').map((part) => decodedPart(part).normalize('NFC').toLowerCase())
  return parts.map(encodeURIComponent).join('/')
}

/** Keeps the capitals of escapes. */
export function lowerCasePath(path: string) {
  return path.replace(/%..|[A-Z]+/g, (s) => (s[0] === '%' ? s : s.toLowerCase()))
}
