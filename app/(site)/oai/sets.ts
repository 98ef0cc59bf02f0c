import type { publicSets, SetMembership, SetSpec } from '@/domain/published/harvest-sets'
import { decodedPart } from '@/lib/web/canonical-path'
import { englishName } from '@/lib/languages/language-tags'
import { textElement, wrapElement } from '@/lib/oai/protocol'
import { typeNames } from '@/components/site/type-name'

export function setElements({ types, languages, countries }: Awaited<ReturnType<typeof publicSets>>) {
  return [
    setElement('type', 'By type'),
    ...types.map((type) => setElement(`type:${type}`, nameOfType(type))),
    setElement('country', 'By country'),
    ...countries.map(({ slug, name }) => setElement(countrySpec(slug), name)),
    setElement('language', 'By language'),
    ...languages.map((language) => setElement(`language:${language}`, englishName(language))),
  ]
}

function setElement(spec: string, name: string) {
  return wrapElement('set', [textElement('setSpec', spec), textElement('setName', name)])
}

function nameOfType(type: string) {
  return type === 'post' ? 'News' : (typeNames(type) ?? 'Publications')
}

export function specsOf({ type, language, countries }: SetMembership) {
  return [`type:${type}`, ...countries.map(countrySpec), `language:${language}`]
}

/** Returns the name of a country's set. Tildes replace percent signs, which are not allowed (section 2.6). */
function countrySpec(slug: string) {
  return `country:${encodeURIComponent(slug).replaceAll('%', '~')}`
}

export function readSpec(spec: string): SetSpec | undefined {
  const [by, value, ...rest] = spec.split(':')
  const isKind = by === 'type' || by === 'country' || by === 'language'
  return isKind && rest.length === 0 ? { by, value: value && decodedPart(value.replaceAll('~', '%')) } : undefined
}
