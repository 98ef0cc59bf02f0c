import type { publicSets, SetMembership, SetSpec } from '@/domain/published/harvest-sets'
import { languageNames } from '@/lib/languages/languages'
import { textElement, wrapElement } from '@/lib/oai/envelope'
import { typeNames } from '@/components/site/type-name'

export function setElements({ types, languages, countries }: Awaited<ReturnType<typeof publicSets>>) {
  return [
    set('type', 'By type'),
    ...types.map((type) => set(`type:${type}`, nameOfType(type))),
    set('country', 'By country'),
    ...countries.map(({ slug, name }) => set(`country:${slug}`, name)),
    set('language', 'By language'),
    ...languages.map((language) => set(`language:${language}`, languageNames[language].english)),
  ]
}

function set(spec: string, name: string) {
  return wrapElement('set', [textElement('setSpec', spec), textElement('setName', name)])
}

function nameOfType(type: string) {
  return type === 'post' ? 'News' : (typeNames(type) ?? 'Publications')
}

export function specsOf({ type, language, countries }: SetMembership) {
  return [`type:${type}`, ...countries.map((slug) => `country:${slug}`), `language:${language}`]
}

export function readSpec(spec: string): SetSpec | undefined {
  const [by, value, ...rest] = spec.split(':')
  const isKind = by === 'type' || by === 'country' || by === 'language'
  return isKind && rest.length === 0 ? { by, value } : undefined
}
