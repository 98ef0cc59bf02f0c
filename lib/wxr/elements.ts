export type WxrElement = {
  name: string
  qualified: string
  attributes: Record<string, string>
  text: string
  children: WxrElement[]
  line: number
}

const knownNamespaces: [RegExp, string][] = [
  [/^https?:\/\/wordpress\.org\/export\/[^/]*\/excerpt\/?$/, 'excerpt'],
  [/^https?:\/\/wordpress\.org\/export\//, 'wp'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/, 'content'],
  [/^http:\/\/purl\.org\/dc\/elements\/1\.1\/$/, 'dc'],
]

export class NamespaceNames {
  private readonly prefixes = new Map<string, string>()
  hasWordPress = false

  declare(attributes: Record<string, string>) {
    for (const [name, uri] of Object.entries(attributes)) {
      if (!name.startsWith('xmlns:')) continue
      const usual = knownNamespaces.find(([pattern]) => pattern.test(uri))?.[1]
      this.hasWordPress ||= usual === 'wp' || usual === 'excerpt'
      // A usual prefix with another meaning is kept apart.
      this.prefixes.set(name.slice('xmlns:'.length), usual ?? `${name.slice('xmlns:'.length)} of ${uri}`)
    }
  }

  usual(name: string) {
    const colon = name.indexOf(':')
    if (colon < 0) return name
    const prefix = name.slice(0, colon)
    return `${this.prefixes.get(prefix) ?? prefix}${name.slice(colon)}`
  }
}

export function childText(element: WxrElement, name: string) {
  const child = element.children.find((child) => child.name === name)
  return child ? wholeText(child) : ''
}

/** Trimmed, for values that are no prose. */
export function childWord(element: WxrElement, name: string) {
  return childText(element, name).trim()
}

export function wholeText(element: WxrElement): string {
  return element.text + element.children.map(wholeText).join('')
}

export function childElements(element: WxrElement, name: string) {
  return element.children.filter((child) => child.name === name)
}
