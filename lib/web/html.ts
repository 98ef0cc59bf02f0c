import { directionOf } from '../languages/language-tags'
import { deskLanguage, type Language } from '../languages/languages'
import { formatNumber } from '../text/numbers'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

const characterByEntity: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" }

export function unescapeHtml(text: string) {
  return text.replace(/&(amp|lt|gt|quot|#39|#x27);/g, (_, name: string) => characterByEntity[name]!)
}

export function fileSize(bytes: number, language: Language = deskLanguage) {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  if (bytes < 999_950_000) return `${formatNumber(bytes / 1_000_000, language, 1)} MB`
  return `${formatNumber(bytes / 1_000_000_000, language, 1)} GB`
}

export function absoluteHtml(html: string, origin: string) {
  return html
    .replace(/ (href|src)="\/(?!\/)/g, ` $1="${origin}/`)
    .replace(/ srcset="([^"]*)"/g, (_, set: string) => ` srcset="${set.replace(/(^|, )\//g, `$1${origin}/`)}"`)
}

// Text has its quotation marks escaped: this can only be an attribute. Links of the language switch run as the page does.
// Linear: a set of characters between two quotation marks.
const languageAttribute = / lang="([^"]*)"(?: dir="[a-z]+")?(?! hrefLang=)/g

/** Adds `dir` beside each `lang` of a page, if one of its languages runs right to left. */
export function withDirections(html: string): string {
  const tags = new Set(Array.from(html.matchAll(languageAttribute), ([, tag]) => tag!))
  const directions = new Map([...tags].map((tag) => [tag, tag === '' ? 'auto' : (directionOf(tag) ?? 'ltr')]))
  if (!new Set(directions.values()).has('rtl')) return html
  return html.replace(languageAttribute, (_, tag: string) => ` lang="${tag}" dir="${directions.get(tag)!}"`)
}
