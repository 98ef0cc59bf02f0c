import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '@/db/test-database'
import { siteSettings, type MenuLine } from '@/domain/published/site'
import { got, someone } from '@/domain/testing/newsroom'
import { changeSettings } from './settings'

beforeEach(() => void testDatabase())

async function problemsOf(menu: MenuLine[], list: 'menu' | 'footerMenu' = 'menu') {
  const result = await changeSettings(await someone('admin'), { [list]: menu }, 0)
  return result.ok ? [] : result.problems.map(({ field }) => field)
}

const line = (label: string, path = '/about') => ({ label, path })

test('a line opens others, and may have no address of its own then; one that opens nothing has no list', async () => {
  const menu = [
    { ...line(' About ', ''), items: [line(' Who we are ', ' /who ')] },
    { ...line('News', '/news'), items: [] },
  ]
  for (const list of ['menu', 'footerMenu'] as const) {
    got(await changeSettings(await someone('admin'), { [list]: menu }, 0))
    expect((await siteSettings())[list]).toEqual([
      { label: 'About', path: '', items: [{ label: 'Who we are', path: '/who' }] },
      { label: 'News', path: '/news' },
    ])
  }
})

test('what is wrong in a sub-menu is named by its place, and there are eight lines in it at most', async () => {
  const items = [line('Fine'), line('', 'https://elsewhere.example')]
  expect(await problemsOf([line('News'), { ...line('About'), items }])).toEqual([
    'menu.1.items.1.label',
    'menu.1.items.1.path',
  ])
  expect(await problemsOf([{ ...line('', ''), items: [line('Fine')] }])).toEqual(['menu.0.label'])
  expect(await problemsOf([{ ...line('About'), items: Array(8).fill(line('Fine')) }])).toEqual([])
  expect(await problemsOf([{ ...line('About'), items: Array(9).fill(line('Fine')) }])).toEqual(['menu.0.label'])
  expect(await problemsOf([{ ...line('About', '//x'), items: [line('Fine')] }], 'footerMenu')).toEqual([
    'footerMenu.0.path',
  ])
})

test('a heading without an address is named in other languages by its label', async () => {
  const translations = { km: { menu: { '#About': 'អំពី' } } }
  got(await changeSettings(await someone('admin'), { translations }, 0))
  expect((await siteSettings()).translations).toEqual(translations)
})
