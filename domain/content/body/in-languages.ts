import type { Node } from '@tiptap/pm/model'
import { directionOf } from '@/lib/languages/language-tags'
import { element, type Html } from './html'
import { languageOf } from './schema'

/** Nodes of a line that follow each other in one language; `lang` is undefined where it is the text's own. */
export type LanguageRun = { lang?: string; nodes: Node[] }

/** The nodes of a line by their languages. The number of a footnote is in the text's own. */
export function languageRuns(nodes: readonly Node[]): LanguageRun[] {
  const runs: LanguageRun[] = []
  for (const node of nodes) {
    const lang = node.type.name === 'footnote' ? undefined : languageOf(node)
    const last = runs.at(-1)
    if (last && last.lang === lang) last.nodes.push(node)
    else runs.push({ lang, nodes: [node] })
  }
  return runs
}

/** Words as HTML in their language; as they are where that is the text's own. */
export function inLanguage(html: Html, lang: string | undefined): Html {
  return lang === undefined ? html : element('span', { lang, dir: directionOf(lang) }, html)
}
