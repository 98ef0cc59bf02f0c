import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { allFields } from '@/lib/kinds/kinds'
import { languages, type Language } from '@/lib/languages/languages'

const folder = join(import.meta.dirname)

/** Every area of words: what files of this folder export with all languages in it, by its name. */
export async function areas() {
  const files = readdirSync(folder).filter((file) => /^[a-z]+\.ts$/.test(file))
  const modules = await Promise.all(files.map((file) => import(join(folder, file)) as Promise<object>))
  const exported = modules.flatMap((module) => Object.entries(module))
  const fields = allFields().map(({ name, readers }) => [`field ${name}`, readers])
  return [...exported, ...fields].filter(([, value]) => isSpoken(value)) as [string, Record<Language, unknown>][]
}

function isSpoken(value: unknown) {
  return typeof value === 'object' && value !== null && languages.every((language) => language in value)
}

/** All that an area says in a language, each by its place; sentences with values in them say 2 and `·`. */
export function saidIn(words: unknown, place = ''): [place: string, text: string][] {
  if (typeof words === 'string') return [[place, words]]
  if (typeof words === 'function') return saidIn(sample(words as (...values: unknown[]) => unknown), place)
  return Object.entries(words as object).flatMap(([name, inner]) => saidIn(inner, `${place}.${name}`))
}

// A number where a text is wanted is said as it is; the other way round nothing can be counted.
function sample(sentence: (...values: unknown[]) => unknown): unknown {
  for (const values of [[2, 2], ['·', 2, '·'], ['·', '·', '·'], ['error']]) {
    try {
      const result = sentence(...values)
      if (!/undefined|NaN/.test(JSON.stringify(result))) return result
    } catch {
      // another kind of value is wanted
    }
  }
  throw new Error(`No sample for ${String(sentence)}`)
}

/** Words that are the same in every language. */
const names =
  /\b(PDF|EPUB|RSS|CSV|BibTeX|RIS|CSL-JSON|Dublin Core|SHA-256|ISBN|DOI|Word|Excel|PowerPoint|OpenDocument|Cookie|cookie|Khmer|kB|MB|JavaScript)\b/g

/** The Latin words of a text that are no names, in small letters. */
export function latinWords(text: string) {
  return (text.replace(names, ' ').match(/[a-z]{3,}/gi) ?? []).map((word) => word.toLowerCase())
}

/** The words of the English interface, in small letters. */
export async function englishWords() {
  const all = (await areas()).flatMap(([, words]) => saidIn(words.en).map(([, text]) => text))
  return new Set(all.flatMap(latinWords))
}
