import type { Node } from '@tiptap/pm/model'
import { directionOf } from '@/lib/languages/language-tags'
import { element, type Html } from './html'
import { languageMarkOf } from './schema'

/** `lang`: undefined for the text's own language. */
export type LanguageRun = { lang?: string; nodes: Node[] }

/** A footnote's number is in the text's own language. */
export function languageRuns(nodes: readonly Node[]): LanguageRun[] {
  const runs: LanguageRun[] = []
  for (const node of nodes) {
    const lang = node.type.name === 'footnote' ? undefined : languageMarkOf(node)
    const last = runs.at(-1)
    if (last && last.lang === lang) last.nodes.push(node)
    else runs.push({ lang, nodes: [node] })
  }
  return runs
}

export function inLanguage(html: Html, lang: string | undefined): Html {
  return lang === undefined ? html : element('span', { lang, dir: directionOf(lang) }, html)
}
