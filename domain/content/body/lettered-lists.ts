import type { AnyExtension } from '@tiptap/core'
import { isLettered, listStyles } from '@/lib/text/lettered-lists'

type Attributes = Record<string, unknown>

/** Lists that are numbered by letters or Roman figures have the class that the style of the editor knows them by. */
export function withLetters(extension: AnyExtension): AnyExtension {
  if (extension.name !== 'orderedList') return extension
  const renderHTML = ({ type }: Attributes) => (isLettered(type) ? { type, class: listStyles[type] } : {})
  return extension.extend({
    addAttributes(this: { parent?: (() => Record<string, object>) | null }) {
      const { type, ...others } = this.parent?.() ?? {}
      return { ...others, type: { ...type, renderHTML } }
    },
  } as object)
}
