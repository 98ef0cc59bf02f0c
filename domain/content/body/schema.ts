import { getSchema, Mark, Node, type AnyExtension, type Extension, type Extensions } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import { directionOf, isLanguageTag, languageTagOf } from '@/lib/languages/language-tags'
import { withLetters } from './lettered-lists'
import { isSafeHref, withChecks, type CalloutKind } from './limits'

export { calloutKinds, isCalloutKind, isSafeHref, type CalloutKind, type PictureWidth } from './limits'

/** Stored with each revision, so that an old body can be migrated. */
export const schemaVersion = 2

export const emptyBody = { type: 'doc', content: [{ type: 'paragraph' }] }

// Every attribute has a default, so that older bodies stay valid.

/** The picture's shape comes from the upload, never from the document. */
export const Picture = withChecks(
  Node.create({
    name: 'picture',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      mediaId: textAttribute('mediaId', 'media'),
      alt: textAttribute('alt'),
      decorative: {
        default: false,
        parseHTML: (element: HTMLElement) => element.hasAttribute('data-decorative'),
        renderHTML: ({ decorative }: NodeAttributes) => (decorative ? { 'data-decorative': '' } : {}),
      },
      caption: textAttribute('caption'),
      credit: textAttribute('credit'),
      width: textAttribute('width'),
    }),
    parseHTML: () => [{ tag: 'figure[data-media]' }],
    renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  }),
)

export const FileBlock = withChecks(
  Node.create({
    name: 'file',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      mediaId: textAttribute('mediaId', 'file'),
      title: textAttribute('title'),
      transcript: textAttribute('transcript'),
    }),
    parseHTML: () => [{ tag: 'p[data-file]', priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes],
  }),
)

/** A card with a link: nothing of the other site is loaded. */
export const VideoCard = withChecks(
  Node.create({
    name: 'video',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({ href: textAttribute('href', 'video'), title: textAttribute('title') }),
    parseHTML: () => [{ tag: 'p[data-video]', priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes],
  }),
)

export const Callout = withChecks(
  Node.create({
    name: 'callout',
    group: 'block',
    content: '(paragraph | bulletList | orderedList)+',
    defining: true,
    addAttributes: () => ({
      kind: { ...textAttribute('kind', 'callout'), default: 'note' satisfies CalloutKind },
      /** Replaces the name of the callout's kind. */
      label: textAttribute('label'),
    }),
    parseHTML: () => [{ tag: 'aside[data-callout]' }],
    renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
  }),
)

/** Numbers are counted when the text is shown. */
export const Footnote = withChecks(
  Node.create({
    name: 'footnote',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ text: textAttribute('text', 'footnote') }),
    parseHTML: () => [{ tag: 'sup[data-footnote]' }],
    renderHTML: ({ HTMLAttributes }) => ['sup', HTMLAttributes],
  }),
)

/** The beginning of a document's page in its corrected text. */
export const PageMark = withChecks(
  Node.create({
    name: 'pageMark',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({
      page: {
        default: 1,
        parseHTML: (element: HTMLElement) => Number(element.getAttribute('data-page')),
        renderHTML: ({ page }: NodeAttributes) => ({ 'data-page': page }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-page]', priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
  }),
)

export function pageOfLoneMark({ type, childCount, firstChild }: DocumentNode): number | undefined {
  const isAlone = type.name === 'paragraph' && childCount === 1 && firstChild!.type.name === 'pageMark'
  return isAlone ? Number(firstChild!.attrs.page) : undefined
}

/** Words in another language (WCAG 3.1.2). On a footnote it is for the footnote's own words. */
export const LanguageMark = withChecks(
  Mark.create({
    name: 'language',
    priority: 1_100, // outermost mark in the editor
    addAttributes: () => ({
      lang: {
        default: null,
        parseHTML: (element: HTMLElement) => languageTagOn(element),
        renderHTML: ({ lang }: NodeAttributes) => ({ lang, dir: directionOf(String(lang)) }),
      },
    }),
    parseHTML: () => [{ tag: 'span[lang]', getAttrs: (element) => (languageTagOn(element) ? null : false) }],
    renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
  }),
)

function languageTagOn(element: HTMLElement) {
  return languageTagOf(element.getAttribute('lang') ?? '')
}

/** Undefined for the text's own language. */
export function languageMarkOf({ marks }: Pick<DocumentNode, 'marks'>): string | undefined {
  const lang = marks.find(({ type }) => type.name === 'language')?.attrs.lang as unknown
  return isLanguageTag(lang) ? lang : undefined
}

type NodeAttributes = Record<string, unknown>

/** Survives copying within the editor. */
function textAttribute(name: string, attribute = name) {
  return {
    default: '',
    parseHTML: (element: HTMLElement) => element.getAttribute(`data-${attribute}`),
    renderHTML: (attributes: NodeAttributes) => (attributes[name] ? { [`data-${attribute}`]: attributes[name] } : {}),
  }
}

/** Returns "youtube.com"; undefined for anything but a web address. */
export function hostOf(href: string) {
  if (!/^https?:\/\//i.test(href) || !isSafeHref(href) || !URL.canParse(href)) return undefined
  return new URL(href).hostname.replace(/^(www|m)\./, '')
}

/** Words of a node without text, for search, comparison and counts. */
export function leafText({ type, attrs }: DocumentNode) {
  switch (type.name) {
    case 'hardBreak':
      return '\n'
    case 'footnote':
      return ` [${attrs.text}]`
    case 'picture':
      return [attrs.caption, attrs.credit].filter(Boolean).join(' ')
    case 'file':
      return [attrs.title, attrs.transcript].filter(Boolean).join('\n')
    default:
      return String(attrs.title ?? '')
  }
}

const addedAttributes: Record<string, string[]> = { blockquote: ['speaker'], table: ['caption', 'source', 'form'] }

function withAdditions(extension: AnyExtension): AnyExtension {
  const names = addedAttributes[extension.name]
  if (!names) return extension
  return extension.extend({
    addAttributes(this: { parent?: (() => NodeAttributes) | null }) {
      return { ...this.parent?.(), ...Object.fromEntries(names.map((name) => [name, textAttribute(name)])) }
    },
  } as object)
}

function limitedKit<T extends Extension>(kit: T): T {
  return kit.extend({
    addExtensions(this: { parent?: (() => Extensions) | null }) {
      return (this.parent?.() ?? []).map((extension) => withChecks(withLetters(withAdditions(extension))))
    },
  } as object) as unknown as T
}

/** Leaves out nodes and marks for which the desk has its own views. */
export const textExtensions: Extensions = [
  limitedKit(StarterKit).configure({
    heading: { levels: [2, 3, 4] },
    underline: false,
    link: {
      openOnClick: false,
      autolink: true,
      isAllowedUri: (href) => isSafeHref(href),
      HTMLAttributes: { target: null },
    },
  }),
  limitedKit(TableKit).configure({ table: { resizable: false } }),
]

export const bodySchema = getSchema([
  ...textExtensions,
  Picture,
  FileBlock,
  VideoCard,
  Callout,
  Footnote,
  PageMark,
  LanguageMark,
])
