// @ts-check
import { readXml } from './xml.mjs'

/** @param {import('./archive.mjs').Archive} archive */
export async function propertiesOf({ part }) {
  /** @type {Map<string, string>} */
  const texts = new Map()
  for (const name of ['docProps/core.xml', 'docProps/app.xml', 'meta.xml']) {
    const xml = await part(name)
    if (!xml) continue
    readXml(xml, ({ name, text }) => {
      if (!texts.has(name)) texts.set(name, visibleText(text))
    })
  }
  // In an OpenDocument, `creator` is the person who changed it last.
  const initialCreator = texts.get('initial-creator')
  const properties = {
    title: texts.get('title'),
    author: initialCreator || texts.get('creator'),
    changedBy: texts.get('lastModifiedBy') || (initialCreator !== undefined ? texts.get('creator') : ''),
    organisation: texts.get('Company'),
    manager: texts.get('Manager'),
    program: texts.get('Application') || texts.get('generator'),
  }
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value))
}

/** @param {string} text */
function visibleText(text) {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ').trim()
}
