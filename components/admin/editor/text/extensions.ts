import { Extension, type Extensions } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { isHalfWidth, pairHalfWidthPictures } from '@/domain/content/body/pairs'
import {
  Callout,
  FileBlock,
  Picture,
  textExtensions,
  VideoCard,
  LanguageMark,
  PageMark,
} from '@/domain/content/body/schema'
import { ArrivalsExtension } from './arrivals'
import { CalloutView, QuoteView, FileView, VideoView } from './node-views'
import { FindExtension } from './find/find-extension'
import type { Language } from '@/lib/languages/languages'
import { FootnoteInText } from './footnote-in-text'
import { languageName } from './language/language-choices'
import { newerMarks } from './marks'
import { PictureView } from './picture-view'
import { SlashExtension } from './slash/slash'
import type { Tools } from './tools'
import { TypographyExtension } from './typography-extension'

const formNames: Record<string, string> = { bars: 'Shown as bars', line: 'Shown as a line' }

const FiguresExtension = decorationsExtension('figures', (doc) => {
  const decorations: Decoration[] = []
  doc.descendants((node, at) => {
    if (node.type.name !== 'table') return !node.isTextblock
    const below = [node.attrs.source && `Source: ${node.attrs.source}`, formNames[node.attrs.form as string]]
    const said = { 'data-above': String(node.attrs.caption), 'data-below': below.filter(Boolean).join(' · ') }
    const shown = Object.fromEntries(Object.entries(said).filter(([, words]) => words))
    if (Object.keys(shown).length > 0) decorations.push(Decoration.node(at, at + node.nodeSize, shown))
    return false
  })
  return decorations
})

/** Creates an extension for decorations that depend only on the text; they are made again only when it changes. */
function decorationsExtension(name: string, decorationsOf: (doc: Node) => Decoration[]) {
  const key = new PluginKey<DecorationSet>(name)
  const made = (doc: Node) => DecorationSet.create(doc, decorationsOf(doc))
  return Extension.create({
    name,
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: (_, { doc }) => made(doc),
          apply: (tr, before) => (tr.docChanged ? made(tr.doc) : before),
        },
        props: { decorations: (state) => key.getState(state) },
      }),
    ],
  })
}

const PairsExtension = decorationsExtension('pairs', (doc) => {
  const decorations: Decoration[] = []
  let at = 0
  for (const nodes of pairHalfWidthPictures(doc.children))
    nodes.forEach((node, n) => {
      if (isHalfWidth(node))
        decorations.push(Decoration.node(at, at + node.nodeSize, { class: n ? 'half second' : 'half' }))
      at += node.nodeSize
    })
  return decorations
})

/** Marks the beginning of a PDF page. The mark moves and is deleted with the words; its number cannot be edited. */
const PageMarkInText = PageMark.extend({
  addNodeView:
    () =>
    ({ node }) => {
      const dom = document.createElement('span')
      dom.className = 'page-mark'
      dom.textContent = `Page ${String(node.attrs.page)}`
      dom.role = 'note'
      dom.ariaLabel = `Page ${String(node.attrs.page)} of the PDF begins here`
      return { dom }
    },
})

const LanguageInText = LanguageMark.extend({
  renderHTML: ({ HTMLAttributes }) => [
    'span',
    { ...HTMLAttributes, title: languageName(String(HTMLAttributes.lang)) },
    0,
  ],
})

export function createExtensions(tools: () => Tools, language: () => Language) {
  return [
    ...textExtensions.map((kit) => withNodeView(kit as Extension, 'blockquote', QuoteView)),
    Picture.extend({ addNodeView: () => ReactNodeViewRenderer(PictureView) }),
    FileBlock.extend({ addNodeView: () => ReactNodeViewRenderer(FileView) }),
    VideoCard.extend({ addNodeView: () => ReactNodeViewRenderer(VideoView) }),
    Callout.extend({ addNodeView: () => ReactNodeViewRenderer(CalloutView) }),
    FootnoteInText.configure({ open: () => tools().ask('footnote') }),
    PageMarkInText,
    LanguageInText,
    SlashExtension.configure({ tools }),
    TypographyExtension.configure({ language }),
    FindExtension,
    ArrivalsExtension,
    PairsExtension,
    FiguresExtension,
    newerMarks.extension(),
  ]
}

function withNodeView(kit: Extension, name: string, view: Parameters<typeof ReactNodeViewRenderer>[0]) {
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
