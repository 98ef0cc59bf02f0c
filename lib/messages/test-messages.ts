import { IntlMessageFormat } from 'intl-messageformat'
import { messageSource, sourceLanguage, type MessageSource } from './messages'

/** All messages of a language, each with its place: `archive.months`. */
export function entriesOf(source: MessageSource, place = ''): [place: string, message: string][] {
  return Object.entries(source).flatMap(([key, message]) =>
    typeof message === 'string' ? [[place + key, message]] : entriesOf(message, `${place}${key}.`),
  )
}

/** Words that are the same in every language. */
const names =
  /\b(PDF|EPUB|RSS|CSV|BibTeX|RIS|CSL-JSON|Dublin Core|SHA-256|ISBN|DOI|Word|Excel|PowerPoint|OpenDocument|Cookie|cookie|Khmer|kB|MB|JavaScript)\b/g

/** The Latin words of a text that are no names, in small letters. */
export function latinWords(text: string) {
  return (text.replace(names, ' ').match(/\p{Script=Latin}{3,}/gu) ?? []).map((word) => word.toLowerCase())
}

/** Words of English alone: languages in the same letters have others, such as “page”, in common with it. */
const onlyEnglish =
  'about above all also and another been before best but change countries does following found goes have help here how into last look make more must not nothing over please published read reports since somebody something still text texts than that the their them these they things this those through until what when which who with withdrawn without word words years you your'

/** The words by which English is told in a text of a language: all of the interface, unless both have the same letters. */
export function englishWords(language: string) {
  if (new Intl.Locale(language).maximize().script === 'Latn') return new Set(onlyEnglish.split(' '))
  return new Set(entriesOf(messageSource(sourceLanguage)).flatMap(([, message]) => latinWords(saidBy(message))))
}

export type Element = ReturnType<IntlMessageFormat['getAst']>[number]

export function elementsOf(message: string): Element[] {
  return new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()
}

/** The texts within a message, in all its forms, with `·` in place of arguments. */
export function saidBy(message: string) {
  const textOf = (element: Element): string => {
    if ('options' in element)
      return Object.values(element.options)
        .map(({ value }) => value.map(textOf).join(''))
        .join(' ')
    return element.type === 0 ? element.value : '·'
  }
  return elementsOf(message).map(textOf).join('')
}
