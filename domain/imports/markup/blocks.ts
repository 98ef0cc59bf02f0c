import { escapeHtml } from '@/lib/web/html'
import { TextScanner } from './scan'

const blockComment = /<!--\s*(\/?)wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)\s/y

export const blockTag = 'wp-block'
export const classicTag = 'wp-classic'
export const moreTag = 'wp-more'

export function hasBlocks(html: string) {
  return html.includes('<!-- wp:')
}

/** Replaces block comments with elements. Text between blocks goes to `classic`; other comments are left out. */
export function blocksToElements(html: string, classic: (html: string) => string) {
  const scan = new TextScanner(html)
  const out: string[] = []
  const open: string[] = []
  let between = 0

  for (let next = scan.find('<!--'); next >= 0; next = scan.find('<!--')) {
    scan.at = next
    const end = scan.find('-->', next)
    if (end < 0) break
    const opening = scan.match(blockComment)
    scan.at = end + 3
    if (!opening) continue
    const [all, closing, short] = opening
    const name = short!.includes('/') ? short! : `core/${short}`
    const attributesText = html.slice(next + all.length, end).trim()
    give(html.slice(between, next))
    between = scan.at
    if (closing) close(name)
    else start(name, attributesText)
  }
  give(html.slice(between))
  out.push(`</${blockTag}>`.repeat(open.length))
  return out.join('')

  function give(text: string) {
    if (text.trim() === '') return
    out.push(open.length === 0 ? classic(text) : text)
  }

  function start(name: string, attributesText: string) {
    const isEmpty = attributesText.endsWith('/')
    const attributes = isEmpty ? attributesText.slice(0, -1).trim() : attributesText
    out.push(`<${blockTag} name="${name}" attributes="${escapeHtml(attributes)}">`)
    if (isEmpty) out.push(`</${blockTag}>`)
    else open.push(name)
  }

  function close(name: string) {
    if (open.at(-1) !== name) return
    open.pop()
    out.push(`</${blockTag}>`)
  }
}

export function attributesOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    return {}
  }
}
