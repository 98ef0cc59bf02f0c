// @ts-check
import { isElsewhere, isRemote } from './elsewhere.mjs'
import { fetches, isOrdinaryFile } from './parts.mjs'
import { Refusal } from './refusal.mjs'
import { local, readXml, readXmlStream } from './xml.mjs'

/** @param {import('./archive.mjs').Archive} archive @param {string} type media type that it should have */
export async function checkOpenDocument({ names, part, stream, size }, type) {
  if ((await part('mimetype'))?.toString('latin1').trim() !== type) throw new Refusal('damaged')
  const manifest = await part('META-INF/manifest.xml')
  if (!manifest) throw new Refusal('damaged')
  readXml(manifest, ({ name }) => {
    if (name === 'encryption-data') throw new Refusal('locked')
  })
  if (names.some(isMacro)) throw new Refusal('macros')
  if (!names.every(isOrdinaryFile) || names.some((name) => /\.(exe|dll|js|vbs|jar|bin)$/i.test(name)))
    throw new Refusal('programs')
  for (const name of names.filter((name) =>
    /(^|\/)(content|styles|settings|meta)\.xml$|^Configurations2\/.*\.xml$/i.test(name),
  )) {
    // An empty file says that no key was changed.
    const text = size(name) > 0 ? await stream(name) : undefined
    if (text) await readXmlStream(text, (element) => checkElement(element, name.split('/').length - 1))
  }
}

const clickTargets = new Set(['a', 'area-rectangle', 'area-circle', 'area-polygon', 'form', 'button', 'event-listener'])
const fetchedAttributes = new Set(['href', 'src', 'image-data', 'datasource'])
const runningElements =
  /^(macro|script|slot|service|javascript|vnd\.sun\.star\.(script|expand|uno)|vnd\.libreoffice\.command|\.uno):/i
/**
 * Refuses what fetches something by itself (OpenDocument 1.3 part 3). Links are kept.
 * @param {import('./xml.mjs').Element} element
 * @param {number} depth how many folders its part lies in
 */
function checkElement({ name, attributes, text }, depth) {
  if (name === 'script') throw new Refusal('macros')
  if (name.startsWith('dde-') && name !== 'dde-links') throw new Refusal('dde')
  // Colour tables and other files on a disk belong to the author's program. A printer on a share is not fetched.
  if (name === 'config-item' && isRemote(text) && /url$/i.test(attributes['config:name'] ?? ''))
    throw new Refusal('outside')
  for (const [key, value] of Object.entries(attributes)) {
    const localName = local(key)
    if (localName === 'macro-name') throw new Refusal('macros')
    if (localName === 'formula') checkFormula(value)
    else if (localName === 'base' && key === 'xml:base' && isElsewhere(value, depth)) throw new Refusal('outside')
    else if (fetchedAttributes.has(localName)) {
      if (runningElements.test(value.trim())) throw new Refusal('macros')
      // A template on a disk is on the author's own computer.
      if (
        name === 'template'
          ? isRemote(value)
          : !(localName === 'href' && clickTargets.has(name)) && isElsewhere(value, depth)
      )
        throw new Refusal('outside')
    }
  }
}

/** A quoted address before “#” names a sheet of another file. @param {string} formula */
function checkFormula(formula) {
  const withoutSpaces = formula.replaceAll(/\s+/g, '')
  if (/\bDDE\(/i.test(withoutSpaces)) throw new Refusal('dde')
  if (fetches(formula) || (withoutSpaces.includes("'#") && /'[a-z]+:\//i.test(withoutSpaces)))
    throw new Refusal('outside')
}

/** @param {string} name */
function isMacro(name) {
  const folders = name.split('/')
  const file = folders.pop()
  const isLibrary = folders.length > 1 && (folders[0] === 'Basic' || folders[0] === 'Scripts')
  return isLibrary && file !== '' && file !== 'script-lb.xml' && file !== 'script-lc.xml'
}
