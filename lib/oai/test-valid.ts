import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { published } from '../formats/test-published'

// Uses libxml2 with the published schemas, and checks what they leave open.

const folder = join(import.meta.dirname, 'test-schemas')
const schemas = readdirSync(folder).map((fileName) => ({
  fileName,
  contents: readFileSync(join(folder, fileName), 'utf8'),
}))
const [main] = schemas.filter(({ fileName }) => fileName === 'all.xsd')

export async function problemsOf(answers: Record<string, string>) {
  const xml = Object.entries(answers).map(([fileName, contents]) => ({ fileName, contents }))
  const { errors } = await validateXML({
    xml,
    schema: [main!],
    preload: [...schemas, ...published],
    maxMemoryPages: 4_096,
  })
  return [...errors.map(({ rawMessage }) => rawMessage), ...Object.values(answers).flatMap(laxities)]
}

const second = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

/** Checks what the protocol requires and its schema does not: moments in whole seconds, and non-empty words. */
function laxities(xml: string) {
  const moments = [...xml.matchAll(/<(responseDate|datestamp|earliestDatestamp)>([^<]*)</g)]
  const vague = moments
    .filter(([, , at]) => !second.test(at!))
    .map(([, name, at]) => `${name}: ${at} is no whole second`)
  const empty = [...xml.matchAll(/<(repositoryName|compression|setName|error)\b[^>]*>\s*</g)].map(
    ([, name]) => `${name}: is empty`,
  )
  return [...vague, ...empty]
}
