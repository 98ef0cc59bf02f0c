import type { AnyExtension } from '@tiptap/core'
import { isLettered, listStyles } from '@/lib/text/lettered-lists'

type NodeAttributes = Record<string, unknown>

/** The editor's stylesheet needs a class for letters and Roman figures. */
export function withLetters(extension: AnyExtension): AnyExtension {
  if (extension.name !== 'orderedList') return extension
  const renderHTML = ({ type }: NodeAttributes) => (isLettered(type) ? { type, class: listStyles[type] } : {})
  return extension.extend({
    addAttributes(this: { parent?: (() => Record<string, object>) | null }) {
      const { type, ...others } = this.parent?.() ?? {}
      return { ...others, type: { ...type, renderHTML } }
    },
  } as object)
}
