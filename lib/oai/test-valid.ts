import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { validateXML } from 'xmllint-wasm'
import { published } from '../test-published'

// The schemas of test-schemas, asked of libxml2.

const folder = join(import.meta.dirname, 'test-schemas')
const schemas = readdirSync(folder).map((fileName) => ({
  fileName,
  contents: readFileSync(join(folder, fileName), 'utf8'),
}))
const [main] = schemas.filter(({ fileName }) => fileName === 'all.xsd')

/** What is wrong with answers, each under its name; nothing where all are valid. */
export async function problemsOf(answers: Record<string, string>) {
  const xml = Object.entries(answers).map(([fileName, contents]) => ({ fileName, contents }))
  const { errors } = await validateXML({
    xml,
    schema: [main!],
    preload: [...schemas, ...published],
    maxMemoryPages: 4_096,
  })
  return errors.map(({ rawMessage }) => rawMessage)
}
