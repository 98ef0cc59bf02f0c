import { getSchema, Mark, Node, type AnyExtension, type Extension, type Extensions } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import StarterKit from '@tiptap/starter-kit'
import { directionOf, isLanguageTag, languageTagOf } from '@/lib/languages/language-tags'
import { withLetters } from './lettered-lists'
import { isSafeHref, withChecks, type CalloutKind } from './limits'

export { calloutKinds, isCalloutKind, isSafeHref, type CalloutKind, type PictureWidth } from './limits'

/** The version of the body's schema, kept with each revision so that an old body can be brought up to date. */
export const schemaVersion = 2

export const emptyBody = { type: 'doc', content: [{ type: 'paragraph' }] }

// Every attribute has a default, so that a body from before the attribute was thought of is still a body.

/** A picture from an upload, as wide as the text or half of it. Its shape comes from the upload, never from the document. */
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
        renderHTML: ({ decorative }: Attributes) => (decorative ? { 'data-decorative': '' } : {}),
      },
      caption: textAttribute('caption'),
      credit: textAttribute('credit'),
      width: textAttribute('width'),
    }),
    parseHTML: () => [{ tag: 'figure[data-media]' }],
    renderHTML: ({ HTMLAttributes }) => ['figure', HTMLAttributes],
  }),
)

/** An uploaded document offered for download within the text, or a recording that is played in it. */
export const FileBlock = withChecks(
  Node.create({
    name: 'file',
    group: 'block',
    atom: true,
    draggable: true,
    addAttributes: () => ({
      mediaId: textAttribute('mediaId', 'file'),
      title: textAttribute('title'),
      /** The words that are said in a recording. */
      transcript: textAttribute('transcript'),
    }),
    parseHTML: () => [{ tag: 'p[data-file]', priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['p', HTMLAttributes],
  }),
)

/** A video that stands elsewhere: a link in a frame. Nothing of the other site is shown or asked for. */
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

/** Said beside the text, with a word that says what it is: what the desk calls each, and a text in English. */
export const Callout = withChecks(
  Node.create({
    name: 'callout',
    group: 'block',
    content: '(paragraph | bulletList | orderedList)+',
    defining: true,
    addAttributes: () => ({
      kind: { ...textAttribute('kind', 'callout'), default: 'note' satisfies CalloutKind },
      /** Words in place of the kind's own, in the language of the text. */
      label: textAttribute('label'),
    }),
    parseHTML: () => [{ tag: 'aside[data-callout]' }],
    renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
  }),
)

/** A note at the foot of the text: its place in a sentence, and its words. The numbers are counted when it is shown. */
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

/** The place where a page of a document begins, in its corrected text: readers come to it by the number, in and behind the PDF. */
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
        renderHTML: ({ page }: Attributes) => ({ 'data-page': page }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-page]', priority: 60 }],
    renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes],
  }),
)

/** The page that begins with a paragraph which has nothing but its mark; undefined for any other node. */
export function pageAlone({ type, childCount, firstChild }: DocumentNode): number | undefined {
  const isAlone = type.name === 'paragraph' && childCount === 1 && firstChild!.type.name === 'pageMark'
  return isAlone ? Number(firstChild!.attrs.page) : undefined
}

/**
 * Words in another language than the text's: readers hear them in its voice (WCAG 3.1.2). On a footnote it means the footnote's own
 * words, not the sentence that it stands in.
 */
export const LanguageMark = withChecks(
  Mark.create({
    name: 'language',
    priority: 1_100, // in the editor around all other marks
    addAttributes: () => ({
      lang: {
        default: null,
        parseHTML: (element: HTMLElement) => tagOn(element),
        renderHTML: ({ lang }: Attributes) => ({ lang, dir: directionOf(String(lang)) }),
      },
    }),
    parseHTML: () => [{ tag: 'span[lang]', getAttrs: (element) => (tagOn(element) ? null : false) }],
    renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
  }),
)

function tagOn(element: HTMLElement) {
  return languageTagOf(element.getAttribute('lang') ?? '')
}

/** The language that words are marked as, or a footnote's own words; undefined where it is the text's. */
export function languageOf({ marks }: Pick<DocumentNode, 'marks'>): string | undefined {
  const lang = marks.find(({ type }) => type.name === 'language')?.attrs.lang as unknown
  return isLanguageTag(lang) ? lang : undefined
}

type Attributes = Record<string, unknown>

/** A text that is kept in the document and survives being copied within the editor, in an attribute of its own. */
function textAttribute(name: string, attribute = name) {
  return {
    default: '',
    parseHTML: (element: HTMLElement) => element.getAttribute(`data-${attribute}`),
    renderHTML: (attributes: Attributes) => (attributes[name] ? { [`data-${attribute}`]: attributes[name] } : {}),
  }
}

/** The site that a web address belongs to, as readers know it: "youtube.com". Undefined when it is no web address. */
export function hostOf(href: string) {
  if (!/^https?:\/\//i.test(href) || !isSafeHref(href) || !URL.canParse(href)) return undefined
  return new URL(href).hostname.replace(/^(www|m)\./, '')
}

/** Returns what a node without text of its own says, where a text is read as plain text: searched, compared, counted. */
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

/** Attributes that extensions that are not ours say beside what they have: whose words a quotation is, what a table shows and how it is shown. */
const additions: Record<string, string[]> = { blockquote: ['speaker'], table: ['caption', 'source', 'form'] }

function withAdditions(extension: AnyExtension): AnyExtension {
  const names = additions[extension.name]
  if (!names) return extension
  return extension.extend({
    addAttributes(this: { parent?: (() => Attributes) | null }) {
      return { ...this.parent?.(), ...Object.fromEntries(names.map((name) => [name, textAttribute(name)])) }
    },
  } as object)
}

/** A kit of extensions, each of them limited. */
function limitedKit<T extends Extension>(kit: T): T {
  return kit.extend({
    addExtensions(this: { parent?: (() => Extensions) | null }) {
      return (this.parent?.() ?? []).map((extension) => withChecks(withLetters(withAdditions(extension))))
    },
  } as object) as unknown as T
}

/** The parts that an editor can write, without the nodes and marks that the desk gives a face of its own. */
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
