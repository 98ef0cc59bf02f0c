import { expect, test } from 'vitest'
import {
  directionOf,
  furtherTags,
  isLanguageTag,
  isSameLanguage,
  isWrittenIn,
  languageNamed,
  languageNameIn,
  languageTagOf,
  neededTag,
  shortestTag,
} from './language-tags'
import { defaultLanguages } from './languages'

test('a tag as a program or a person wrote it becomes the usual one, and what names no language is none', () => {
  const written = {
    'EN-US': 'en-US',
    en_us: 'en-US',
    ' fr ': 'fr',
    'zh-hant': 'zh-Hant',
    khm: 'km',
    'sl-rozaj': 'sl-rozaj',
  }
  for (const [tag, usual] of Object.entries(written)) expect(languageTagOf(tag), tag).toBe(usual)
  for (const tag of ['', 'x-none', 'und', 'mul', 'zxx', 'french', 'e', 'fr-', 'fr--CA', '"><b>', 'fr'.repeat(20)])
    expect(languageTagOf(tag), tag).toBeUndefined()
  expect(languageTagOf(`sl-${'rozaj-'.repeat(9)}`)).toBeUndefined()
})

test('texts keep tags in their usual form alone, of 35 characters at most', () => {
  for (const tag of ['fr', 'ksw', 'zh-Hant', 'es-419', 'sl-rozaj', 'de-1996'])
    expect(isLanguageTag(tag), tag).toBe(true)
  for (const tag of [
    null,
    7,
    '',
    'FR',
    'fr_CA',
    'fr-ca',
    'und',
    'en-u-ca-buddhist',
    'x-mine',
    ' fr',
    'fr\n',
    `de-${'abcdefgh-'.repeat(3)}abcdefgh`,
  ])
    expect(isLanguageTag(tag), String(tag)).toBe(false)
})

test('what is offered can be kept, and each has a name', () => {
  for (const tag of [...defaultLanguages, ...furtherTags]) {
    expect(isLanguageTag(tag), tag).toBe(true)
    expect(languageTagOf(tag), tag).toBe(tag)
    expect(languageNameIn(tag, 'en'), tag).toMatch(/^\p{Lu}/u)
  }
  expect(languageNameIn('fr', 'km')).toMatch(/\p{Script=Khmer}/u)
  expect(languageNameIn('ksw', 'km')).toBe('S’gaw Karen')
  expect(languageNameIn('qqq', 'en')).toBeUndefined()
})

test('the shortest tag leaves out what goes without saying, and nothing else', () => {
  const shortest = {
    'km-KH': 'km',
    'en-GB': 'en',
    'zh-TW': 'zh-Hant',
    'zh-Hans-CN': 'zh',
    'zh-HK': 'zh-Hant-HK',
    'fr-CA': 'fr-CA',
    'pt-BR': 'pt-BR',
    'pt-PT': 'pt-PT',
    'fa-AF': 'fa-AF',
    'sr-Latn-RS': 'sr-Latn',
    'de-1996': 'de-1996',
    ksw: 'ksw',
  }
  for (const [tag, short] of Object.entries(shortest)) expect([tag, shortestTag(tag)]).toEqual([tag, short])
})

test('a language is found by its names and by its tag', () => {
  expect(['Lao', 'Mon', 'FRANÇAIS', 'Brazilian', 'pt-br', 'Tieng Viet', 'nothing'].map(languageNamed)).toEqual([
    'lo',
    'mnw',
    'fr',
    undefined,
    'pt-BR',
    'vi',
    undefined,
  ])
})

test('one language in one script is the same, whatever the country', () => {
  expect([isSameLanguage('en', 'en-GB'), isSameLanguage('zh-CN', 'zh')]).toEqual([true, true])
  expect([isSameLanguage('zh-TW', 'zh'), isSameLanguage('fr', 'en')]).toEqual([false, false])
})

test('languages written from right to left are known', () => {
  for (const tag of ['ar', 'fa', 'he', 'ur', 'rhg', 'uz-Arab']) expect(directionOf(tag), tag).toBe('rtl')
  for (const tag of ['fr', 'km', 'uz', 'zh-Hant']) expect(directionOf(tag), tag).toBeUndefined()
})

test('letters tell whether words can be of a language', () => {
  expect([isWrittenIn('សូមអាន (PDF)', 'km'), isWrittenIn('Read', 'km')]).toEqual([true, false])
  expect([isWrittenIn('日本の新聞', 'ja'), isWrittenIn('한국', 'ko'), isWrittenIn('2014', 'km')]).toEqual([
    true,
    true,
    true,
  ])
})

test('a tag on words in the letters of the text is needed where it says another language of these letters, and not otherwise', () => {
  expect(neededTag('bonjour', 'FR-FR', 'en')).toBe('fr-FR')
  expect(neededTag('hello', 'EN-US', 'en')).toBeUndefined()
  expect(neededTag('សូមអាន', 'EN-US', 'km')).toBeUndefined()
  expect(neededTag('hello', 'EN-US', 'km')).toBe('en-US')
  expect(neededTag('សូមអាន', 'KHM', 'en')).toBe('km')
  expect(neededTag('hello', 'KHM', 'en')).toBeUndefined()
  expect([neededTag('hello', 'X-NONE', 'km'), neededTag('hello', undefined, 'km')]).toEqual([undefined, undefined])
})
