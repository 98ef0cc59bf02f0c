import { beforeEach, expect, test, vi } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { newsroom } from '@/domain/testing/archive'
import { mainLanguage } from '@/lib/languages/languages'
import { setDataDir } from '@/lib/process/env'
import { mainLanguageVerb } from './main-language'
import { verify } from './verify'

beforeEach(() => setDataDir(testDatabase()))

async function outputOf(verb: typeof verify, ...args: string[]) {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  try {
    const result = await verb.run(args)
    return result.ok ? lines.join('\n') : result.problems.map(({ message }) => message).join('\n')
  } finally {
    log.mockRestore()
  }
}

test('it says what it would do, does it, and every address answers', async () => {
  const { publish } = await newsroom()
  await publish('2014-10-07', { title: 'The river', slug: 'river' })
  await publish('2014-10-07', { title: 'แม่น้ำ', slug: 'river' }, 'post', 'th')
  expect(await outputOf(mainLanguageVerb)).toBe('en (English)')
  const check = await outputOf(mainLanguageVerb, 'th', '--check')
  expect(check).toContain('nothing was changed')
  expect(check).toContain('Texts with another address: 2.')
  expect(check).toContain('  /2014/10/river')
  expect(mainLanguage()).toBe('en')
  expect(await outputOf(mainLanguageVerb, 'th')).toContain('Thai is the main language now.')
  expect(await outputOf(mainLanguageVerb)).toBe('th (Thai)')
  expect(await outputOf(verify, 'addresses')).toMatch(/^Every address answers: 2 /)
  expect(await outputOf(mainLanguageVerb, 'th')).toBe('Thai is the main language of this site already.')
})

test('what is no language of a site is refused, and so are words that make no sense', async () => {
  expect(await outputOf(mainLanguageVerb, 'german')).toContain('“german” is no language')
  expect(await outputOf(mainLanguageVerb, '../th')).toContain('is no language')
  await expect(mainLanguageVerb.run(['th', 'km'])).rejects.toThrow('Name one language.')
  await expect(mainLanguageVerb.run(['--check'])).rejects.toThrow('Name one language.')
  expect(mainLanguage()).toBe('en')
})
