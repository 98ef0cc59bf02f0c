// @ts-check
import { typesIn } from '../microsoft.mjs'
import { readElements } from './sax.mjs'

const partKinds = ['document.main', 'styles', 'numbering', 'footnotes', 'endnotes', 'header', 'footer', 'comments']
const maxLinks = 20_000
/** Headers and footers to read: each section of a document has its own. */
const maxAround = 200
/** Bytes of all text parts together. */
const maxUnpacked = 40_000_000

/** @param {import('../archive.mjs').Archive} archive */
export async function partsIn(archive) {
  const types = typesIn((await archive.part('[Content_Types].xml')) ?? Buffer.alloc(0))
  /** @type {Map<string, string[]>} */
  const names = new Map()
  for (const name of archive.names) {
    const type = types.part(name).trim()
    const kind = partKinds.find((one) => type.endsWith(`wordprocessingml.${one}+xml`))
    if (kind) names.set(kind, [...(names.get(kind) ?? []), name])
  }
  /** @param {string} kind */
  const nameOf = (kind) => names.get(kind === 'document' ? 'document.main' : kind)?.[0]
  let remaining = maxUnpacked
  /** @param {string | undefined} name */
  const open = (name) => {
    if (name === undefined) return undefined
    remaining -= archive.size(name)
    if (remaining < 0) throw new Error('too large')
    return archive.stream(name)
  }
  return {
    /** @param {string} kind */
    stream: (kind) => open(nameOf(kind)),
    /** @param {string} kind */
    async linksOf(kind) {
      const name = nameOf(kind) ?? ''
      const slash = name.lastIndexOf('/') + 1
      const stream = await open(
        archive.names.find((other) => other === `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`),
      )
      /** @type {Map<string, string>} */
      const links = new Map()
      if (stream)
        await readElements(stream, {
          open({ attributes: { Id, Type, Target, TargetMode } }) {
            if (Id && Target && TargetMode === 'External' && Type?.endsWith('/hyperlink') && links.size < maxLinks)
              links.set(Id, Target)
          },
          close() {},
          text() {},
        })
      return (/** @type {string} */ id) => links.get(id)
    },
    around() {
      const parts = [
        ...(names.get('header') ?? []).map((name) => ({ name, root: 'w:hdr' })),
        ...(names.get('footer') ?? []).map((name) => ({ name, root: 'w:ftr' })),
        ...(names.get('comments') ?? []).map((name) => ({ name, root: 'w:comments' })),
      ]
      return parts.slice(0, maxAround).map(({ name, root }) => ({ root, open: () => open(name) }))
    },
  }
}
