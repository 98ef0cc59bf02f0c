import { Decoration } from '@tiptap/pm/view'
import { decorationsExtension } from './decorations-extension'

const forms: Record<string, string> = { bars: 'Shown as bars', line: 'Shown as a line' }

/** Shows with a table what was said of it: its caption above, its source and how it is shown below. */
export const FiguresExtension = decorationsExtension('figures', (doc) => {
  const decorations: Decoration[] = []
  doc.descendants((node, at) => {
    if (node.type.name !== 'table') return !node.isTextblock
    const below = [node.attrs.source && `Source: ${node.attrs.source}`, forms[node.attrs.form as string]]
    const said = { 'data-above': String(node.attrs.caption), 'data-below': below.filter(Boolean).join(' · ') }
    const shown = Object.fromEntries(Object.entries(said).filter(([, words]) => words))
    if (Object.keys(shown).length > 0) decorations.push(Decoration.node(at, at + node.nodeSize, shown))
    return false
  })
  return decorations
})
