import type { ChoiceOption } from '@/lib/kinds/field'
import { licences } from '@/lib/text/licences'
import { nameKey } from '@/lib/text/slug'

// Reads what people write in cells, in any spelling; undefined if it is not understood.

function spellingKey(name: string) {
  return nameKey(name).replaceAll('-', '')
}

export function optionIn(text: string, options: Record<string, ChoiceOption>) {
  const key = spellingKey(text)
  return Object.keys(options).find((option) =>
    [option, ...(options[option]!.spellings ?? [])].some((name) => spellingKey(name) === key),
  )
}

/** Accepts a key, name or address, or the long name of Creative Commons. */
export function licenceIn(text: string): string | undefined {
  const address = bareAddress(text)
  const key = spellingKey(
    text
      .replace(/creative commons/gi, 'CC')
      .replace(/attribution/gi, 'BY')
      .replace(/share-?\s?alike/gi, 'SA')
      .replace(/non-?\s?commercial/gi, 'NC')
      .replace(/public domain dedication|\blicen[cs]e\b|\binternational\b|©/gi, ''),
  )
  const match = Object.entries(licences).find(
    ([id, { name, url }]) =>
      spellingKey(id) === key || spellingKey(name) === key || (url && bareAddress(url) === address),
  )
  return match?.[0]
}

function bareAddress(url: string) {
  const [, rest = ''] = /^https?:\/\/(?:www\.)?(.*?)\/?(?:deed\.\w+|legalcode)?$/i.exec(url.trim()) ?? []
  return rest.toLowerCase()
}

export function stateIn(text: string): 'draft' | 'public' | undefined {
  const key = spellingKey(text)
  if (key === '' || key === 'draft') return 'draft'
  return ['public', 'publish', 'published', 'live'].includes(key) ? 'public' : undefined
}

/** "A person; Another; Ministry of Labour (organisation)": semicolons or lines separate. */
export function listIn(text: string): string[] {
  const parts = text.split(/[;\n\r]+/).map((part) => part.trim().replace(/\s+/g, ' '))
  return [...new Set(parts.filter(Boolean))]
}

const authorMarkPattern = /[([](person|organi[sz]ation|org)[)\]]$/i
const body =
  /\b(agency|alliance|association|bureau|cent(er|re)|commission|committee|council|department|foundation|fund|government|group|initiative|institute?|international|ministry|nations|network|office|organi[sz]ation|programme|program|project|secretariat|society|task force|team|unit|university)\b/i

/** An organisation is marked in the cell, is the publisher, or has a name such as "Ministry of …" or "UN-ACT". */
export function authorIn(text: string, publisher: string): { name: string; is: 'person' | 'organisation' } {
  const [, kindMark] = authorMarkPattern.exec(text) ?? []
  const name = text.replace(authorMarkPattern, '').trimEnd()
  if (kindMark) return { name, is: /^person$/i.test(kindMark) ? 'person' : 'organisation' }
  const isBody =
    body.test(name) || /^[\p{Lu}\d][\p{Lu}\d&./-]+$/u.test(name) || spellingKey(name) === spellingKey(publisher)
  return { name, is: isBody ? 'organisation' : 'person' }
}
