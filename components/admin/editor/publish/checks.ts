import type { Editor } from '@tiptap/react'
import type { Content } from '@/domain/content'

/** Pictures that say nothing to readers who cannot see them, in a sentence; undefined when all speak. */
export function undescribed(editor: Editor | undefined, lead: Content['lead']): string | undefined {
  let silent = lead && !lead.alt.trim() ? 1 : 0
  editor?.state.doc.descendants((node) => {
    if (node.type.name === 'picture' && !node.attrs.decorative && !String(node.attrs.alt).trim()) silent++
    return !node.isTextblock
  })
  if (silent === 0) return undefined
  const pictures = silent === 1 ? 'One picture has' : `${silent} pictures have`
  return `${pictures} no description for readers who cannot see it.`.replace('it.', silent === 1 ? 'it.' : 'them.')
}
