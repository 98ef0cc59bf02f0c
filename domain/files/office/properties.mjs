import { readXml } from './xml.mjs'

/**
 * Who made a document, with what: the parts that programs fill in without being asked.
 * @param {import('./archive.mjs').Archive} archive
 */
export async function propertiesOf({ part }) {
  /** @type {Map<string, string>} */
  const said = new Map()
  for (const name of ['docProps/core.xml', 'docProps/app.xml', 'meta.xml']) {
    const xml = await part(name)
    if (!xml) continue
    readXml(xml, ({ name, text }) => {
      if (!said.has(name)) said.set(name, visible(text))
    })
  }
  // In an OpenDocument, `creator` is who changed it last.
  const first = said.get('initial-creator')
  const found = {
    title: said.get('title'),
    author: first || said.get('creator'),
    changedBy: said.get('lastModifiedBy') || (first !== undefined ? said.get('creator') : ''),
    organisation: said.get('Company'),
    manager: said.get('Manager'),
    program: said.get('Application') || said.get('generator'),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value))
}

/**
 * Without what cannot be seen or turns the direction of writing.
 * @param {string} text
 */
function visible(text) {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim()
}
