import { siteLanguage, type Language } from './languages'
import { written } from './numbers'

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Makes text safe inside an element or a quoted attribute. */
export function escapeHtml(text: string) {
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

/** "1.2 MB" for a number of bytes; powers of ten, as file managers count. */
export function fileSize(bytes: number, language: Language = siteLanguage) {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  return `${written(bytes / 1_000_000, language, 1)} MB`
}
