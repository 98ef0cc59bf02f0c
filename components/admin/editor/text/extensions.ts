import type { Extension, Extensions } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { Callout, FileBlock, Picture, textExtensions, VideoCard } from '@/domain/content/body/schema'
import { ArrivalsExtension } from './arrivals'
import { CalloutView } from './callout-view'
import { FileView } from './file-view'
import { FindExtension } from './find/find-extension'
import type { Language } from '@/lib/languages'
import { FootnoteInText } from './footnote-in-text'
import { LanguageInText } from './language/language-in-text'
import { NewerExtension } from './newer-extension'
import { FiguresExtension } from './figures-extension'
import { PageMarkInText } from './page-mark-in-text'
import { PairsExtension } from './pairs-extension'
import { PictureView } from './picture-view'
import { QuoteView } from './quote-view'
import { Slash } from './slash/slash'
import type { Tools } from './tools'
import { TypographyExtension } from './typography-extension'
import { VideoView } from './video-view'

/** The document's shape as the domain has it, its nodes with a face to work with, and what helps in writing. */
export function editorExtensions(tools: () => Tools, language: () => Language) {
  return [
    ...textExtensions.map((kit) => withView(kit as Extension, 'blockquote', QuoteView)),
    Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) }),
    FileBlock.extend({ addNodeView: () => ReactNodeViewRenderer(FileView) }),
    VideoCard.extend({ addNodeView: () => ReactNodeViewRenderer(VideoView) }),
    Callout.extend({ addNodeView: () => ReactNodeViewRenderer(CalloutView) }),
    FootnoteInText.configure({ open: () => tools().ask('footnote') }),
    PageMarkInText,
    LanguageInText,
    Slash.configure({ tools }),
    TypographyExtension.configure({ language }),
    FindExtension,
    ArrivalsExtension,
    PairsExtension,
    FiguresExtension,
    NewerExtension,
  ]
}

/** A kit in which one node has a face of its own. */
function withView(kit: Extension, name: string, view: Parameters<typeof ReactNodeViewRenderer>[0]) {
  return kit.extend({
    addExtensions(this: { parent?: (() => Extensions) | null }) {
      return (this.parent?.() ?? []).map((extension) =>
        extension.name === name
          ? extension.extend({ addNodeView: () => ReactNodeViewRenderer(view) } as object)
          : extension,
      )
    },
  } as object)
}
