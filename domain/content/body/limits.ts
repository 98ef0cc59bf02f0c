import type { AnyExtension } from '@tiptap/core'
import { tableForms, type TableForm } from '@/lib/figures/chart'
import { isLanguageTag } from '@/lib/languages/language-tags'

// Anybody can send a save as JSON: other values are refused. An attribute needs a row in this table to join the schema.

type AttributeSpec = {
  default?: unknown
  parseHTML?: ((element: HTMLElement) => unknown) | null
  [setting: string]: unknown
}
type AttributeLimit = {
  allows: (value: unknown) => boolean
  /** Replaces the default of a third-party extension. */
  default?: unknown
  /** An attribute of another program's markup that is never shown, even in the editor. */
  isUnused?: boolean
}

/** Characters of a caption, footnote or title; and of an address, as many as servers accept. */
const maxTextLength = 100_000
const maxAddressLength = 8_000

const wordsLimit: AttributeLimit = { allows: (value) => isTextUpTo(value, maxTextLength) }
// The save checks that the upload exists.
const mediaIdLimit: AttributeLimit = { allows: (value) => isTextUpTo(value, 80) && /^[0-9a-z-]*$/.test(value) }
const addressLimit: AttributeLimit = { allows: isAddress }
const tokenLimit: AttributeLimit = {
  allows: (value) => value === null || (isTextUpTo(value, 100) && /^[^\s<>"'&]+$/.test(value)),
}
const short: AttributeLimit = { allows: (value) => value === null || isTextUpTo(value, 2_000) }
const spanLimit: AttributeLimit = { allows: (value) => isWholeBetween(value, 0, 1_000) }
const cell = {
  colspan: spanLimit,
  rowspan: spanLimit,
  colwidth: { allows: isColumnWidths },
  align: { allows: (value) => value === null || ['left', 'center', 'right'].includes(value as string) },
} satisfies Record<string, AttributeLimit>

/** In the order of the desk's menu. */
export const calloutKinds = { note: 'Note', advice: 'Advice', important: 'Important', warning: 'Warning' } as const
export type CalloutKind = keyof typeof calloutKinds

export function isCalloutKind(kind: unknown): kind is CalloutKind {
  return typeof kind === 'string' && Object.hasOwn(calloutKinds, kind)
}

/** '': full width. */
const pictureWidths = ['', 'half'] as const
export type PictureWidth = (typeof pictureWidths)[number]

const headingLevels = [2, 3, 4] as const

const limitsByNode: Record<string, Record<string, AttributeLimit>> = {
  heading: { level: { allows: (value) => headingLevels.includes(value as 2), default: 2 } },
  orderedList: { start: { allows: Number.isSafeInteger }, type: tokenLimit },
  codeBlock: { language: tokenLimit },
  blockquote: { speaker: wordsLimit },
  table: {
    caption: wordsLimit,
    source: wordsLimit,
    form: { allows: (value) => tableForms.includes(value as TableForm) },
  },
  tableCell: cell,
  tableHeader: cell,
  picture: {
    mediaId: mediaIdLimit,
    alt: wordsLimit,
    decorative: { allows: isBoolean },
    caption: wordsLimit,
    credit: wordsLimit,
    width: { allows: (value) => pictureWidths.includes(value as PictureWidth) },
  },
  file: { mediaId: mediaIdLimit, title: wordsLimit, transcript: wordsLimit },
  video: { href: { allows: (value) => value === '' || isAddress(value) }, title: wordsLimit },
  callout: { kind: { allows: isCalloutKind }, label: wordsLimit },
  footnote: { text: wordsLimit },
  pageMark: { page: { allows: (value) => isWholeBetween(value, 1, 9_999) } },
  language: { lang: { allows: isLanguageTag } },
  link: { href: addressLimit, target: tokenLimit, rel: short, class: { ...short, isUnused: true }, title: short },
}

/** The message is a sentence to show. */
export class ValueNotAllowed extends RangeError {}

/** Allows this site's addresses, other sites', mail and telephone. */
export function isSafeHref(href: string) {
  if (href.length > maxAddressLength) return false
  return /^(https?:\/\/|mailto:|tel:|#|\/(?![/\\]))/i.test(href) && !/[\u0000-\u001f]/.test(href)
}

function isAddress(value: unknown) {
  return typeof value === 'string' && isSafeHref(value)
}

function isTextUpTo(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length <= max
}

function isBoolean(value: unknown) {
  return typeof value === 'boolean'
}

function isWholeBetween(value: unknown, min: number, max: number) {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
}

function isColumnWidths(value: unknown) {
  return (
    value === null ||
    (Array.isArray(value) && value.length <= 1_000 && value.every((width) => isWholeBetween(width, 0, 10_000)))
  )
}

/** ProseMirror calls `validate` wherever a node is made or checked. */
export function withChecks<T extends AnyExtension>(extension: T): T {
  if (extension.type === 'extension') return extension
  const { name } = extension
  return (extension as AnyExtension).extend({
    addAttributes(this: { parent?: (() => Record<string, AttributeSpec>) | null }) {
      const attributes = Object.entries(this.parent?.() ?? {})
      return Object.fromEntries(
        attributes.map(([key, attribute]) => [key, withLimit([key, name], attribute, limitOf(name, key))]),
      )
    },
  } as object) as unknown as T
}

function limitOf(name: string, key: string) {
  const limit =
    Object.hasOwn(limitsByNode, name) && Object.hasOwn(limitsByNode[name]!, key) ? limitsByNode[name]![key] : undefined
  if (!limit)
    throw new Error(`Nothing says what the ${key} of a ${name} may be: add it to domain/content/body/limits.ts.`)
  return limit
}

/** A wrong value in pasted HTML becomes the default; in a saved body it is refused. */
function withLimit(
  [attributeName, typeName]: [string, string],
  attribute: AttributeSpec,
  { allows, isUnused, ...limit }: AttributeLimit,
): AttributeSpec {
  const missing = 'default' in limit ? limit.default : attribute.default
  return {
    ...attribute,
    default: missing,
    validate(value: unknown) {
      if (!allows(value))
        throw new ValueNotAllowed(
          `The ${readableName(attributeName)} of a ${readableName(typeName)} cannot be ${quotedValue(value)}.`,
        )
    },
    ...(isUnused && { renderHTML: () => ({}) }),
    parseHTML(element: HTMLElement) {
      if (isUnused) return undefined
      const value = attribute.parseHTML ? attribute.parseHTML(element) : asWritten(element.getAttribute(attributeName))
      return allows(value) ? value : undefined
    },
  }
}

/** Reads an attribute as Tiptap does without a parser. */
function asWritten(value: string | null) {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : value
}

const readableNames: Record<string, string> = {
  href: 'address',
  mediaId: 'number',
  alt: 'description',
  orderedList: 'numbered list',
  codeBlock: 'block of code',
  pageMark: 'page mark',
  page: 'number',
  tableCell: 'cell',
  tableHeader: 'cell',
  colspan: 'width in columns',
  rowspan: 'height in rows',
  colwidth: 'width',
  lang: 'code',
}

function readableName(name: string) {
  return readableNames[name] ?? name
}

function quotedValue(value: unknown) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return `“${[...text.slice(0, 80)].slice(0, 40).join('')}${text.length > 40 ? '…' : ''}”`
}
