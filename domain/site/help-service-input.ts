import type { HelpWords } from '@/db/schema'
import { otherLanguages, type Language } from '@/lib/languages/languages'
import { onOneLine } from '@/lib/text/one-line'
import type { Problem } from '@/lib/result'
import { isSecureAddress } from '@/lib/web/web-address'

/** `words`: the words in other languages. */
export type HelpServiceInput = HelpWords & {
  phone: string
  url: string
  words: Record<Language, HelpWords>
  isSample: boolean
}

const helpParts = ['name', 'hours', 'about', 'spoken'] as const
const maxLength = { name: 120, hours: 200, about: 500, spoken: 200, phone: 40 }
const partNames = { name: 'name', hours: 'opening hours', about: 'description', spoken: 'languages' }

export function tidyService({ phone, url, words, isSample, ...own }: HelpServiceInput): HelpServiceInput {
  const translated = otherLanguages().flatMap((language) => {
    const said = tidyWords(words[language] ?? emptyWords)
    return helpParts.some((part) => said[part]) ? [[language, said] as const] : []
  })
  return {
    ...tidyWords(own),
    phone: onOneLine(phone),
    url: url.trim(),
    words: Object.fromEntries(translated),
    isSample,
  }
}

const emptyWords: HelpWords = { name: '', hours: '', about: '', spoken: '' }

function tidyWords(words: HelpWords): HelpWords {
  return {
    name: onOneLine(words.name),
    hours: onOneLine(words.hours),
    about: onOneLine(words.about),
    spoken: onOneLine(words.spoken),
  }
}

/** Finds problems of a service. A field in another language is `words.km.name`. */
export function serviceProblems({ phone, url, words, isSample, ...own }: HelpServiceInput): Problem[] {
  const problems: Problem[] = [...lengthProblems(own, '')]
  if (!own.name) problems.push({ message: 'Give it a name.', field: 'name' })
  if (!own.about) problems.push({ message: 'Say what it does for people.', field: 'about' })
  for (const [language, said] of Object.entries(words)) problems.push(...lengthProblems(said, `words.${language}.`))
  if (isSample) return [...problems, ...sampleProblems({ phone, url, words, ...own })]
  if (!phone && !url) problems.push({ message: 'Give it a phone number or a web address.', field: 'phone' })
  if (phone && !isPhone(phone))
    problems.push({ message: 'Write one phone number, such as +95 1 234 567.', field: 'phone' })
  if (url && !isSecureAddress(url))
    problems.push({ message: 'Write the whole address, beginning with https://.', field: 'url' })
  return problems
}

function lengthProblems(said: HelpWords, before: string): Problem[] {
  return helpParts
    .filter((part) => [...said[part]].length > maxLength[part])
    .map((part) => ({
      message: `Keep the ${partNames[part]} under ${maxLength[part]} characters.`,
      field: `${before}${part}`,
    }))
}

/** Finds problems of an example: it must not look like help, so nothing in it can be called or opened. */
function sampleProblems({ phone, url, words, ...own }: Omit<HelpServiceInput, 'isSample'>): Problem[] {
  const problems: Problem[] = []
  if (phone) problems.push({ message: 'Leave the number of an example empty: somebody might call it.', field: 'phone' })
  if (url) problems.push({ message: 'Leave the address of an example empty: somebody might open it.', field: 'url' })
  const texts: [before: string, said: HelpWords][] = [['', own]]
  for (const [language, said] of Object.entries(words)) texts.push([`words.${language}.`, said])
  for (const [before, said] of texts)
    for (const part of helpParts)
      if (/\p{Nd}/u.test(said[part]))
        problems.push({ message: 'Leave digits out of an example: somebody might call them.', field: before + part })
  return problems
}

function isPhone(phone: string) {
  // Linear: one repeated character class.
  return phone.length <= maxLength.phone && /^\+?[\d\s().-]+$/.test(phone) && phone.replace(/\D/g, '').length > 1
}
