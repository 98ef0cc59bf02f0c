import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'gazette-messages-'))

beforeEach(() => {
  cpSync('messages', join(folder, 'messages'), { recursive: true })
  // Words of a language that exists nowhere: all vowels are o.
  const english = readFileSync('messages/en.json', 'utf8')
  const texts = english.replace(/(?<=": ")[^"{]+(?=")/g, (text) => text.replace(/[aeiu]/g, 'o'))
  writeFileSync(join(folder, 'messages/qox.json'), texts)
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
  vi.resetModules()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.resetModules()
})

test('a new language is one file: its messages, kinds, fields, dates and names follow', async () => {
  const messages = await import('./messages')
  const { allFields } = await import('../kinds/kinds')
  const { longDate } = await import('../time/time')
  expect(messages.interfaceLanguages).toContain('qox')
  expect(messages.interfaceOf('qox-TH')).toBe('qox')
  expect(messages.messagesIn('qox').archive.months).toBe('Months')
  expect(messages.messagesIn('qox').lists.posts({ n: 2 })).toBe('2 posts')
  expect(messages.kindName('publication', 'qox', 'several')).toBe('Poblocotoons')
  expect(
    messages.fieldName(
      allFields().find(({ name }) => name === 'series')!,
      'qox',
    ),
  ).toBe('Soroos')
  expect(longDate(Date.UTC(2014, 9, 7), 'UTC', 'qox')).toContain('2014')
  expect(messages.languageName('fr', 'qox')).toBe('French')
  expect(messages.isDraft('qox')).toBe(true)
})

test('readers are told of drafts until somebody signs, and never in English', async () => {
  const status = join(folder, 'messages/status/fr.json')
  writeFileSync(status, readFileSync(status, 'utf8').replace('"signed": []', '"signed": ["A native reader, 2026"]'))
  const { isDraft } = await import('./messages')
  expect(['fr', 'fr-CA', 'es', 'en'].map(isDraft)).toEqual([false, false, true, false])
})
