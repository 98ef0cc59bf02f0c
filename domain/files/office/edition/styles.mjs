// @ts-check
import { readElements } from './sax.mjs'

/**
 * @typedef {{ name: string, basedOn?: string, outline?: number, numId?: string, level?: number }} Style
 * @typedef {{ role?: 'heading' | 'title' | 'caption' | 'quote' | 'contents', depth?: number, numId?: string, level?: number }} Looks what
 *   paragraphs of a style are: `depth` of a heading or of a line of contents, from 1; and the list that they are items of
 */

const maxStyles = 5_000
const maxChain = 20

/** Word's own styles have English names in every language. @param {AsyncIterable<Buffer> | undefined} stream */
export async function readStyles(stream) {
  /** @type {Map<string, Style>} */
  const styles = new Map()
  /** @type {string | undefined} */
  let language
  /** @type {Style | undefined} */
  let style
  let isDefault = false
  if (stream)
    await readElements(stream, {
      open({ name, attributes }) {
        const value = attributes['w:val'] ?? ''
        if (name === 'w:style' && styles.size < maxStyles) {
          style = { name: '' }
          if (attributes['w:type'] !== 'character') styles.set(attributes['w:styleId'] ?? '', style)
        } else if (name === 'w:docDefaults') isDefault = true
        else if (name === 'w:lang' && isDefault) language = value
        else if (!style) return
        else if (name === 'w:name') style.name = value.toLowerCase()
        else if (name === 'w:basedOn') style.basedOn = value
        else if (name === 'w:outlineLvl') style.outline = Number(value)
        else if (name === 'w:numId') style.numId = value
        else if (name === 'w:ilvl') style.level = Number(value)
      },
      close(name) {
        if (name === 'w:style') style = undefined
        else if (name === 'w:docDefaults') isDefault = false
      },
      text() {},
    })
  /** @type {Map<string, Looks>} */
  const known = new Map()
  return {
    language,
    /** @param {string | undefined} id @returns {Looks} */
    looksOf(id = '') {
      const looks = known.get(id) ?? resolveLooks(styles, id)
      known.set(id, looks)
      return looks
    },
  }
}

/** @typedef {Awaited<ReturnType<typeof readStyles>>} Styles */

/** @param {Map<string, Style>} styles @param {string} id @returns {Looks} */
function resolveLooks(styles, id) {
  /** @type {Looks} */
  const looks = {}
  let style = styles.get(id)
  for (let n = 0; style && n < maxChain; n++) {
    if (looks.numId === undefined && style.numId !== undefined) {
      looks.numId = style.numId
      looks.level = style.level ?? 0
    }
    if (!looks.role) Object.assign(looks, roleOf(style))
    style = styles.get(style.basedOn ?? '')
  }
  return looks
}

/** @param {Style} style @returns {Pick<Looks, 'role' | 'depth'>} */
function roleOf({ name, outline }) {
  // Linear: fixed words, anchored at both ends.
  const [, of, depth] = /^(heading|toc) ([1-9])$/.exec(name) ?? []
  if (of) return { role: of === 'toc' ? 'contents' : 'heading', depth: Number(depth) }
  if (outline !== undefined && outline < 9) return { role: 'heading', depth: outline + 1 }
  if (name === 'title') return { role: 'title' }
  if (name === 'caption') return { role: 'caption' }
  return /^(intense )?quote$|^block text$|^quotations$/.test(name) ? { role: 'quote' } : {}
}
