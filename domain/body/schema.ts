import { getSchema, Node, type Extensions } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'

/** The version of the body's schema, kept with each revision so that an old body can be brought up to date. */
export const schemaVersion = 1

export const emptyBody = { type: 'doc', content: [{ type: 'paragraph' }] }

/** A picture from an upload. Its size comes from the upload, never from the document. */
export const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    mediaId: { default: '' },
    alt: { default: '' },
    decorative: { default: false },
    caption: { default: '' },
  }),
  parseHTML: () => [{ tag: 'figure[data-media]', getAttrs: (element) => ({ mediaId: element.dataset.media }) }],
  renderHTML: ({ node }) => ['figure', { 'data-media': node.attrs.mediaId as string }],
})

/** An uploaded document offered for download within the text. */
export const FileBlock = Node.create({
  name: 'file',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ mediaId: { default: '' }, title: { default: '' } }),
  parseHTML: () => [{ tag: 'p[data-file]', getAttrs: (element) => ({ mediaId: element.dataset.file }) }],
  renderHTML: ({ node }) => ['p', { 'data-file': node.attrs.mediaId as string }],
})

/** Addresses a link may have: this site's own, other sites', mail and telephone. */
export function isSafeHref(href: string) {
  return /^(https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i.test(href) && !/[\u0000-\u001f]/.test(href)
}

/** What an editor can write, without the two nodes that the desk gives a face of its own. */
export const textExtensions: Extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3, 4] },
    underline: false,
    link: {
      openOnClick: false,
      autolink: true,
      isAllowedUri: (href) => isSafeHref(href),
      HTMLAttributes: { target: null },
    },
  }),
  TableKit.configure({ table: { resizable: false } }),
]

export const bodySchema = getSchema([...textExtensions, Picture, FileBlock])
